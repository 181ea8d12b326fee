/** Payment runs: what is approved put together for finance, released by a second person, and paid once. */
package org.virtualschool.funding.payment;
