package vn.sandbox.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The relay's services. A hub's account is named after its code; all have the password {@code sandbox}. */
@RestController
@RequestMapping("/exchange/envelopes")
final class RelayEndpoint {

    private static final String SIGNATURE = "X-Envelope-Signature";
    private static final String PASSWORD = ":sandbox";
    private static final int PAGE = 20;

    private final Mailboxes mailboxes;
    private final RelayFaults faults;

    RelayEndpoint(Mailboxes mailboxes, RelayFaults faults) {
        this.mailboxes = mailboxes;
        this.faults = faults;
    }

    @PostMapping(consumes = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<Map<String, String>> send(
            @RequestHeader("Authorization") String account,
            @RequestHeader("X-Road-Client") String client,
            @RequestHeader("X-Road-Id") String id,
            @RequestHeader("X-Road-Issue") String issue,
            @RequestHeader(SIGNATURE) String signature,
            @RequestParam String to,
            @RequestBody byte[] content) {
        String hub = hub(account);
        if (!client.matches("[A-Z]+/[A-Z]+/" + hub + "/[a-z]+") || faults.isOn(RelayFaults.REFUSE)) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Delivery delivery = mailboxes.add(client, to, id, issue, signature, content);
        if (faults.isOn(RelayFaults.TWICE)) {
            mailboxes.repeat(delivery);
        }
        return ResponseEntity.status(HttpStatus.CREATED).header("X-Road-Id", id).body(Map.of("id", delivery.id()));
    }

    @GetMapping
    Map<String, List<Map<String, String>>> waiting(
            @RequestHeader("Authorization") String account, @RequestParam(defaultValue = "") String after) {
        String hub = hub(account);
        List<Delivery> waiting = new ArrayList<>(faults.holds(hub) ? List.of() : mailboxes.waiting(hub));
        if (faults.isOn(RelayFaults.BACKWARDS)) {
            Collections.reverse(waiting);
        }
        List<String> names = waiting.stream().map(Delivery::id).toList();
        int begin = names.indexOf(after) + 1;
        boolean seen = begin == 0 && !after.isEmpty();
        return Map.of("waiting", seen ? later(waiting, after) : page(waiting.subList(begin, waiting.size())));
    }

    /** The one after which to go on has been settled meanwhile. */
    private List<Map<String, String>> later(List<Delivery> waiting, String after) {
        boolean backwards = faults.isOn(RelayFaults.BACKWARDS);
        return page(waiting.stream()
                .filter(each ->
                        backwards ? each.id().compareTo(after) < 0 : each.id().compareTo(after) > 0)
                .toList());
    }

    private static List<Map<String, String>> page(List<Delivery> deliveries) {
        return deliveries.stream()
                .limit(PAGE)
                .map(delivery -> Map.of("id", delivery.id()))
                .collect(Collectors.toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> fetch(@RequestHeader("Authorization") String account, @PathVariable String id) {
        Delivery delivery = own(account, id);
        byte[] content = delivery.content().clone();
        if (faults.isOn(RelayFaults.ALTER)) {
            content[content.length / 2] ^= 1;
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header("X-Road-Client", delivery.client())
                .header("X-Road-Id", delivery.messageId())
                .header("X-Road-Issue", delivery.issue())
                .header("CamelBeanMethodName", "none") // whoever lets foreign headers in, stumbles
                .header("ltActor", "person:1");
        if (delivery.signature() != null) {
            answer.header(SIGNATURE, delivery.signature());
        }
        return answer.body(content);
    }

    @PutMapping("/{id}/outcome")
    ResponseEntity<Void> settle(
            @RequestHeader("Authorization") String account,
            @PathVariable String id,
            @RequestBody Map<String, String> outcome) {
        Delivery delivery = own(account, id);
        mailboxes.settle(delivery.id(), outcome.get("outcome") + outcome.getOrDefault("code", ""));
        return ResponseEntity.noContent().build();
    }

    private Delivery own(String account, String id) {
        String hub = hub(account);
        return mailboxes
                .find(id)
                .filter(delivery -> delivery.to().equals(hub))
                .filter(delivery -> delivery.outcome().isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String hub(String account) {
        String given =
                new String(Base64.getDecoder().decode(account.replaceFirst("Basic ", "")), StandardCharsets.UTF_8);
        if (!given.endsWith(PASSWORD)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return given.substring(0, given.length() - PASSWORD.length());
    }
}
