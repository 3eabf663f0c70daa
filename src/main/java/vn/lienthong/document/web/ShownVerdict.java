package vn.lienthong.document.web;

import java.util.List;

/**
 * A verdict as the page shows it.
 *
 * @param key of its sentences: {@code verify.outcome.<key>}
 * @param tone of the box around it
 * @param remark a sentence beside the outcome; null when there is none
 * @param facts what may be told of the document, in order
 * @param masked whether a name among them is partly hidden
 */
record ShownVerdict(
        String key, String tone, String title, String text, String remark, List<Fact> facts, boolean masked) {

    record Fact(String label, String value) {}
}
