package vn.sandbox.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes what goes wrong. Every form parameter but {@code mode}, {@code delay} (milliseconds) and {@code back} is one of
 * the partner's own switches; blank means off.
 */
@RestController
@RequestMapping("/faults")
final class FaultController {

    private final Faults faults;

    FaultController(Faults faults) {
        this.faults = faults;
    }

    @GetMapping
    Map<String, Fault> all() {
        Map<String, Fault> all = new TreeMap<>();
        faults.partners().forEach(partner -> all.put(partner.id(), faults.of(partner.id())));
        return all;
    }

    @PostMapping("/{partner}")
    ResponseEntity<Fault> set(@PathVariable String partner, @RequestParam Map<String, String> form) {
        Map<String, String> switches = new LinkedHashMap<>(form);
        String mode = switches.remove("mode");
        String delay = switches.remove("delay");
        boolean back = switches.remove("back") != null;
        switches.values().removeIf(String::isBlank);
        faults.set(
                partner,
                new Fault(
                        mode == null || mode.isBlank()
                                ? Fault.Mode.UP
                                : Fault.Mode.valueOf(
                                        mode.toUpperCase(Locale.ROOT).replace('-', '_')),
                        delay == null || delay.isBlank() ? Duration.ZERO : Duration.ofMillis(Long.parseLong(delay)),
                        switches));
        return answer(partner, back);
    }

    @PostMapping("/{partner}/reset")
    ResponseEntity<Fault> reset(@PathVariable String partner, @RequestParam Map<String, String> form) {
        faults.reset(partner);
        return answer(partner, form.containsKey("back"));
    }

    @PostMapping("/reset")
    ResponseEntity<Fault> resetAll(@RequestParam Map<String, String> form) {
        faults.reset();
        return answer("", form.containsKey("back"));
    }

    /** The new state for a program, the home page again for a person who pressed a button there. */
    private ResponseEntity<Fault> answer(String partner, boolean back) {
        return back
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header("Location", "/#faults")
                        .build()
                : ResponseEntity.ok(faults.of(partner));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<String> refused(IllegalArgumentException e) {
        return ResponseEntity.badRequest().body(e.getMessage());
    }
}
