package vn.lienthong.membership;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what the rules say in codes. */
@Component
public class Sentences {

    /** The language of dossiers and of whatever is stored as text. */
    static final Locale STORED = Locale.forLanguageTag("vi");

    private final MessageSource messages;

    public Sentences(MessageSource messages) {
        this.messages = messages;
    }

    public String of(FieldProblem problem, Locale locale) {
        return messages.getMessage(problem.code().code(), problem.arguments().toArray(), locale);
    }

    public String label(Field field, Locale locale) {
        return messages.getMessage("membership.field." + field.key(), null, locale);
    }

    /** One line per problem, label first, for the reason kept with a request. */
    String reason(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> label(problem.field(), STORED) + ": " + of(problem, STORED))
                .collect(Collectors.joining("\n"));
    }
}
