package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.document.MemberListPaper;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.ResidenceTime;

/** Says a list in the words of the paper. Whoever approves it signs for the organisation they approve it for. */
@Component
class SignedListPapers implements ListPapers {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Set<PositionKind> SIGNERS = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final ResidencePapers papers;
    private final People people;
    private final Positions positions;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    SignedListPapers(
            ResidencePapers papers,
            People people,
            Positions positions,
            Organisations organisations,
            MessageSource messages,
            Clock clock) {
        this.papers = papers;
        this.people = people;
        this.positions = positions;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public boolean canSign(long person, String organisation) {
        return signer(person, organisation)
                .filter(signer -> papers.canSign(signer.personalId(), signer.organisation()))
                .isPresent();
    }

    @Override
    public byte[] signed(CommentList list, List<CommentLine> lines, String number, String code, long signer) {
        LocalDate today = ResidenceTime.today(clock);
        List<Organisation> path = organisations.lastPath(list.organisation(), today);
        Map<String, String> names = new HashMap<>();
        MemberListPaper paper = new MemberListPaper(
                number,
                path.size() > 1 ? path.get(1).name() : "",
                name(list.organisation(), today),
                PaperPlace.first(path.stream().map(Organisation::name).toList()),
                today,
                list.year(),
                lines.stream()
                        .map(line -> new MemberListPaper.Row(
                                line.fullName(),
                                line.cardNumber().orElse(""),
                                names.computeIfAbsent(line.cell(), cell -> name(cell, today)),
                                names.computeIfAbsent(
                                        "full " + line.residence(),
                                        residence -> organisations.lastFullName(line.residence(), today)),
                                line.kind().name(),
                                line.reportWanted()))
                        .toList(),
                list.channel().onPaper());
        return papers.memberList(paper, code, signer(signer, list.organisation()));
    }

    /** The nearest organisation, from the list's own, or its heir, upward, for which the person may approve. */
    @Override
    public Optional<PaperSigner> signer(long person, String organisation) {
        LocalDate today = ResidenceTime.today(clock);
        List<Mandate> mandates = positions.mandates(person, today).stream()
                .filter(mandate -> SIGNERS.contains(mandate.kind()) && mandate.covers(ListTasks.TYPE))
                .toList();
        return organisations.caringPath(organisation, today).stream()
                .flatMap(each -> mandates.stream()
                        .filter(mandate -> mandate.organisation().equals(each.code())))
                .findFirst()
                .flatMap(mandate -> people.find(person)
                        .map(found -> new PaperSigner(
                                found.personalId(),
                                found.fullName(),
                                messages.getMessage("tasks.position." + mandate.kind(), null, VIETNAMESE),
                                mandate.organisation())));
    }

    private String name(String organisation, LocalDate day) {
        return organisations.lastName(organisation, day);
    }
}
