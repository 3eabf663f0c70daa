package vn.lienthong.fee;

import java.util.Map;

/**
 * A receipt whose document is made and signed, but not kept yet.
 *
 * @param publicFacts what everybody who holds it may be told
 * @param months paid for, in words; empty for a summary
 */
record MadeReceipt(NumberedReceipt receipt, byte[] pdf, Map<String, String> publicFacts, String months) {}
