/**
 * Providers that speak to the hub over queues of its broker, each with its own client: XML by {@code xsd/payment/v1}, results
 * signed by the provider. What a provider must know is in {@code docs/payment-provider-guide.md}.
 */
package vn.lienthong.partner.payment.queue;
