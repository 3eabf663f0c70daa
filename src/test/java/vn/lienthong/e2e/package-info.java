/**
 * The chapters of the guide in a real browser: hub, partners and sample as {@code spring-boot:test-run} starts them, found by
 * the labels people read. Pictures of the screens are kept under {@code target/e2e/}.
 */
package vn.lienthong.e2e;
