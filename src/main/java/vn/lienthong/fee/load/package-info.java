/** What the module adds to the command {@code load}: exemptions and reductions. */
package vn.lienthong.fee.load;
