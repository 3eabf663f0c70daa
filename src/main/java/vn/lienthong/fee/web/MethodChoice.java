package vn.lienthong.fee.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.partner.payment.PaymentMethod;
import vn.lienthong.partner.payment.PaymentMethod.Kind;

/**
 * The ways to pay a payer may choose from.
 *
 * @param q what was looked for; blank for all of them
 * @param chosen code of the one that is ticked; blank for none
 */
record MethodChoice(List<PaymentMethod> found, String q, String chosen) {

    /** In the order of the guide's page; kinds of which there is none are left out. */
    public Map<Kind, List<PaymentMethod>> groups() {
        return found.stream().collect(Collectors.groupingBy(PaymentMethod::kind, TreeMap::new, Collectors.toList()));
    }
}
