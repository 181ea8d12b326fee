package org.virtualschool.funding.payment;

/** What of a run is paid in one way: how many requests, and what they come to in pence. */
public record MethodSum(PaymentMethod method, long requests, long pence) {
}
