package vn.lienthong.partner.payment;

import java.util.List;
import java.util.Optional;

/** What the payer may choose from: {@code config/payment/catalogue.yaml}, without methods whose provider is not configured. */
public interface PaymentCatalogue {

    /** In the order of the file. */
    List<PaymentMethod> offered();

    /** A method that is offered. */
    Optional<PaymentMethod> find(String code);

    /**
     * The methods whose names or words hold every word of a text, whatever its case and diacritics; all of them for a blank
     * one.
     */
    List<PaymentMethod> search(String text);
}
