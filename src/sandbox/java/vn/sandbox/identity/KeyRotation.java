package vn.sandbox.identity;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A button, not a switch: new signing keys from now on, the old ones gone. */
@RestController
final class KeyRotation {

    private final SigningKeys keys;

    KeyRotation(SigningKeys keys) {
        this.keys = keys;
    }

    @PostMapping("/faults/identity/rotate-keys")
    ResponseEntity<Void> rotate(@RequestParam(required = false) String back) {
        keys.rotate();
        return back == null
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header("Location", "/#faults")
                        .build();
    }
}
