package org.virtualschool.childrecord;

import java.util.List;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.SectionView;
import org.virtualschool.childrecord.RecordView.TargetView;

/**
 * A signed plan as one reader may see it, every value in words, in the order in which it is printed. What quality assurance said of
 * it is left out: the document is given to carer and child.
 *
 * @param fileName  names the child by reference only
 * @param reference the child's
 * @param title     such as {@code PEP review, autumn term 2026/27}
 * @param warnings  that the child is protected and what is kept from this reader; empty if neither
 * @param child     who the plan is for
 * @param dates     when the plan was made and by whom
 * @param sections  what was written, the child's voice first
 * @param targets   what was agreed
 * @param signature who signed it and when, a sentence
 * @param saved     when this document was made, for whom, and whether anything is left out
 */
record PepDocument(String fileName, String reference, String title, List<String> warnings, List<Fact> child, List<Fact> dates,
        List<SectionView> sections, List<TargetView> targets, String signature, String saved) {
}
