package org.virtualschool.funding;

import java.time.LocalDate;
import org.virtualschool.pep.PremiumUse;

/**
 * What premium is asked for.
 *
 * @param use         what kind of thing it pays for; null where a PEP did not say
 * @param need        what the child needs it for
 * @param provision   what will be done, and by whom
 * @param outcome     what will be different, and how that is known
 * @param startsOn    first day of the provision, Europe/London
 * @param endsOn      its last day
 * @param amountPence all it costs, in pence, more than 0
 */
public record Wish(PremiumUse use, String need, String provision, String outcome, LocalDate startsOn, LocalDate endsOn, long amountPence) {
}
