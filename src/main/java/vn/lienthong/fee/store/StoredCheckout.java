package vn.lienthong.fee.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;
import vn.lienthong.partner.payment.Checkout;

/** What the payer does next, as JSON in its column. */
@Component
class StoredCheckout {

    /** The kinds by name, so that a class may move without a migration. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Checkout.Redirect.class, name = "redirect"),
        @JsonSubTypes.Type(value = Checkout.ShowQr.class, name = "qr"),
        @JsonSubTypes.Type(value = Checkout.Waiting.class, name = "waiting")
    })
    private interface Kinds {}

    private final ObjectMapper json;

    StoredCheckout(ObjectMapper json) {
        this.json = json.copy().addMixIn(Checkout.class, Kinds.class);
    }

    String write(Checkout checkout) {
        try {
            return json.writerFor(Checkout.class).writeValueAsString(checkout);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkout cannot be written", e);
        }
    }

    Checkout read(String stored) {
        try {
            return json.readValue(stored, Checkout.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored checkout cannot be read", e);
        }
    }
}
