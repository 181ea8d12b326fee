/** Payment runs: what is approved put together for finance, released by a second person, and paid once. */
@org.springframework.modulith.NamedInterface("payment")
package org.virtualschool.funding.payment;
