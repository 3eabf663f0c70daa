/** What the sandbox's payment providers share: what a payer can do, how it is told, and the book of payments. */
package vn.sandbox.payment;
