/**
 * A bank that is a payment provider over queues, with Qpid's client: written from {@code docs/payment-provider-guide.md}, without
 * a class of the hub or its broker.
 */
package vn.sandbox.payment.bank;
