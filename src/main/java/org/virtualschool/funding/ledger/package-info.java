/** Rates, funds and the ledger in pence: what there is, what is promised, what is paid. Knows no requests and no engine. */
@org.springframework.modulith.NamedInterface("ledger")
package org.virtualschool.funding.ledger;
