/**
 * The chapters of the guide in a real browser: hub, partners and sample as {@code spring-boot:test-run} starts them, found by
 * the labels people read. With {@code -Dpictures=true} pictures of the screens are kept under {@code target/e2e/}; what the
 * windows of a failed test show always is.
 */
package vn.lienthong.e2e;
