package vn.lienthong.e2e;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for what shuts people with assistive technology out, targets that are too small for a finger (WCAG 2.5.8) included. */
final class Axe {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    /** axe has it switched off. */
    private static final String TARGET_SIZE = "target-size";

    /** The innermost element that reaches beyond the right edge of a page that scrolls sideways; empty when it does not. */
    private static final String TOO_WIDE =
            """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return '';
              const beyond = [...document.body.querySelectorAll('*')]
                .filter(each => each.getBoundingClientRect().right > root.clientWidth);
              const inner = beyond.filter(each => !beyond.some(other => other !== each && each.contains(other)));
              return 'scrolls sideways by ' + (root.scrollWidth - root.clientWidth) + ' pixels: '
                + inner.map(each => each.outerHTML.slice(0, 120)).join(', ');
            }
            """;

    private Axe() {}

    /**
     * The grave faults of the page as it is shown, each with its rule and its element, and whether it scrolls sideways; passes are
     * counted, not told.
     */
    static List<String> faults(Window window) {
        AxeResults results = analyse(window);
        if (results.getPasses().isEmpty()) {
            throw new AssertionError("nothing was looked at");
        }
        window.lookedAt();
        Stream<String> rules = results.getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getHtml()));
        Stream<String> tooWide =
                Stream.of((String) window.page().evaluate(TOO_WIDE)).filter(Predicate.not(String::isEmpty));
        return Stream.concat(rules, tooWide).toList();
    }

    /** Looks once more at a page that went on by itself while it was looked at. */
    private static AxeResults analyse(Window window) {
        for (int look = 1; ; look++) {
            try {
                return new AxeBuilder(window.page())
                        .options(options())
                        .setLegacyMode(true)
                        .analyze();
            } catch (RuntimeException wentOn) {
                if (look == 3 || !(wentOn.getCause() instanceof PlaywrightException)) {
                    throw wentOn;
                }
                window.page().waitForLoadState();
            }
        }
    }

    private static AxeRunOptions options() {
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of(TARGET_SIZE, on));
        options.setResultTypes(List.of("violations"));
        return options;
    }
}
