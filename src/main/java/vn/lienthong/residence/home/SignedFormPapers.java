package vn.lienthong.residence.home;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.document.CommentForm;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.ResidenceTime;

/** Says a comment form in the words of the paper. What is printed is of the day somebody clicked, whenever it is printed. */
@Component
class SignedFormPapers implements FormPapers {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final ResidencePapers papers;
    private final People people;
    private final Organisations organisations;
    private final MessageSource messages;

    SignedFormPapers(ResidencePapers papers, People people, Organisations organisations, MessageSource messages) {
        this.papers = papers;
        this.people = people;
        this.organisations = organisations;
        this.messages = messages;
    }

    @Override
    public boolean canSign(String personalId, String organisation) {
        return papers.canSign(personalId, organisation);
    }

    @Override
    public Prepared prepare(HomeForm form) {
        LocalDate day = ResidenceTime.day(form.signingAt().orElseThrow());
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
                fullName(form.submittedBy()),
                role(form, day),
                Optional.of(confirmation(form, inside(cell) + " – " + inside(committee), day)));
    }

    /** Who of the cell, or for it, has confirmed the form, and that it was signed on paper before when it was. */
    private String confirmation(HomeForm form, String cell, LocalDate day) {
        String sentence = messages.getMessage(
                form.submittedBehalf().isPresent()
                        ? "residence-home.confirmation.behalf"
                        : "residence-home.confirmation",
                new Object[] {
                    position(submittedAs(form)),
                    cell,
                    fullName(form.submittedBy()),
                    form.submittedBehalf().map(code -> name(code, day)).orElse("")
                },
                VIETNAMESE);
        return form.channel().onPaper()
                ? messages.getMessage("residence-home.confirmation.paper", null, VIETNAMESE) + " " + sentence
                : sentence;
    }

    /** What whoever confirmed it is at the cell, or at the committee that confirmed it for the cell. */
    private String role(HomeForm form, LocalDate day) {
        String position = position(submittedAs(form));
        return form.submittedBehalf()
                .map(committee -> messages.getMessage(
                        "residence-home.confirmer.behalf", new Object[] {position, name(committee, day)}, VIETNAMESE))
                .orElse(position);
    }

    /** Forms submitted before it was noted were the secretary's. */
    private static String submittedAs(HomeForm form) {
        return form.submittedAs().orElse(PositionKind.SECRETARY.name());
    }

    private String fullName(OptionalLong person) {
        return people.find(person.orElseThrow()).orElseThrow().fullName();
    }

    private String position(String kind) {
        return messages.getMessage("residence-home.position." + kind, null, VIETNAMESE);
    }

    private String name(String organisation, LocalDate day) {
        return organisations.lastName(organisation, day);
    }

    /** As it stands in the middle of a sentence: {@code chi bộ Thôn 2}, {@code xã Đông Mỹ}. */
    static String inside(String name) {
        if (name.startsWith("Đảng bộ ")) {
            return name.substring("Đảng bộ ".length());
        }
        return name.startsWith("Chi bộ ") ? "chi bộ " + name.substring("Chi bộ ".length()) : name;
    }
}
