package vn.lienthong.residence.home;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.document.CommentForm;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.PaperPlace;

/** Says a comment form in the words of the paper. What is printed is of the day somebody clicked, whenever it is printed. */
@Component
class SignedFormPapers implements FormPapers {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final ResidencePapers papers;
    private final People people;
    private final Positions positions;
    private final Organisations organisations;
    private final MessageSource messages;

    SignedFormPapers(
            ResidencePapers papers,
            People people,
            Positions positions,
            Organisations organisations,
            MessageSource messages) {
        this.papers = papers;
        this.people = people;
        this.positions = positions;
        this.organisations = organisations;
        this.messages = messages;
    }

    @Override
    public boolean canSign(String personalId, String organisation) {
        return papers.canSign(personalId, organisation);
    }

    @Override
    public Printing prepare(HomeForm form) {
        LocalDate day = HomeTime.day(form.signingAt().orElseThrow());
        String committee = form.signerCommittee().orElseThrow();
        Person signer = people.find(form.signer().orElseThrow()).orElseThrow();
        PaperSigner by = new PaperSigner(
                signer.personalId(),
                signer.fullName(),
                position(form.signerPosition().orElseThrow()),
                committee);
        CommentForm paper = paper(form, day, name(committee, day));
        String code = form.code().orElseThrow();
        return () -> papers.commentForm(paper, code, by);
    }

    private CommentForm paper(HomeForm form, LocalDate day, String committee) {
        ReceivedRequest request = form.request();
        String cell = name(request.organisation(), day);
        String submitter = fullName(form.submittedBy());
        return new CommentForm(
                form.number().orElseThrow(),
                committee,
                cell,
                PaperPlace.of(committee),
                day,
                request.fullName(),
                request.cardNumber().orElse(""),
                request.workCell() + " - " + request.from(),
                request.year(),
                form.criteria(),
                form.remarks(),
                secretary(request.organisation(), day).orElse(submitter),
                Optional.of(confirmation(form, inside(cell) + " – " + inside(committee), day)));
    }

    /** Who of the cell, or for it, has confirmed the form, and that it was signed on paper before when it was. */
    private String confirmation(HomeForm form, String cell, LocalDate day) {
        String sentence = messages.getMessage(
                form.submittedBehalf().isPresent()
                        ? "residence-home.confirmation.behalf"
                        : "residence-home.confirmation",
                new Object[] {
                    position(form.submittedAs().orElse(PositionKind.SECRETARY.name())),
                    cell,
                    fullName(form.submittedBy()),
                    form.submittedBehalf().map(code -> name(code, day)).orElse("")
                },
                VIETNAMESE);
        return form.channel().onPaper()
                ? messages.getMessage("residence-home.confirmation.paper", null, VIETNAMESE) + " " + sentence
                : sentence;
    }

    /** Whose name stands under T/M CHI BỘ. */
    private Optional<String> secretary(String organisation, LocalDate day) {
        List<Position> holders = positions.holders(organisation, Set.of(PositionKind.SECRETARY), day);
        return holders.stream()
                .min(Comparator.comparing(Position::validFrom))
                .map(holder -> fullName(OptionalLong.of(holder.personId())));
    }

    private String fullName(OptionalLong person) {
        return people.find(person.orElseThrow()).orElseThrow().fullName();
    }

    private String position(String kind) {
        return messages.getMessage("residence-home.position." + kind, null, VIETNAMESE);
    }

    private String name(String organisation, LocalDate day) {
        return organisations.find(organisation, day).map(Organisation::name).orElse(organisation);
    }

    /** As it stands in the middle of a sentence: {@code chi bộ Thôn 2}, {@code xã Đông Mỹ}. */
    static String inside(String name) {
        if (name.startsWith("Đảng bộ ")) {
            return name.substring("Đảng bộ ".length());
        }
        return name.startsWith("Chi bộ ") ? "chi bộ " + name.substring("Chi bộ ".length()) : name;
    }
}
