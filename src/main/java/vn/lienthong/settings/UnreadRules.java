package vn.lienthong.settings;

import java.util.List;
import org.springframework.stereotype.Component;

/** Stops the start when the operator's folder of rules has a file nobody reads: misspelt, or from before it was called otherwise. */
@Component
final class UnreadRules {

    /** @throws InvalidRules when there is such a file */
    UnreadRules(ConfigFiles files) {
        List<String> complaints = files.unreadRules().stream()
                .map(file -> file + ": no rules are read from a file of this name")
                .toList();
        if (!complaints.isEmpty()) {
            throw new InvalidRules(complaints);
        }
    }
}
