package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** Who is told of a cell's arrears, and in which words. */
@Component
class ArrearsNotices {

    private static final Logger log = LoggerFactory.getLogger(ArrearsNotices.class);

    private static final Set<PositionKind> OFFICERS = Set.of(PositionKind.SECRETARY, PositionKind.DEPUTY);
    private static final String PAGE = "/fees/pay-cell";
    /** For officers above, who may not pay for the cell. */
    private static final String PAGE_ABOVE = "/office/accounts";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    /** More would be longer than a text of a message may be. */
    private static final int NAMED = 12;

    private final Organisations organisations;
    private final Positions positions;
    private final Notices notices;

    ArrearsNotices(Organisations organisations, Positions positions, Notices notices) {
        this.organisations = organisations;
        this.positions = positions;
        this.notices = notices;
    }

    /**
     * The officers of the cell, and while none of those found is free of arrears, of the organisation above.
     *
     * @return empty when there is nobody: the cell is looked at again next time
     */
    List<Long> officers(String cell, LocalDate today, List<Arrears> arrears) {
        Set<Long> inArrears =
                arrears.stream().map(each -> each.member().personId()).collect(Collectors.toSet());
        List<Long> officers = new ArrayList<>();
        for (Organisation organisation : organisations.pathToTop(cell, today)) {
            positions.holders(organisation.code(), OFFICERS, today).stream()
                    .map(Position::personId)
                    .filter(person -> !officers.contains(person))
                    .forEach(officers::add);
            if (!inArrears.containsAll(officers)) {
                return officers;
            }
        }
        if (officers.isEmpty()) {
            log.warn("Nobody can be told of the arrears in {}: no secretary and no deputy up to the city", cell);
        }
        return officers;
    }

    /** @param arrears of one year, not empty */
    void tell(List<Long> officers, String cell, LocalDate today, List<Arrears> arrears) {
        String names = arrears.stream().limit(NAMED).map(Arrears::inWords).collect(Collectors.joining("; "));
        for (long officer : officers) {
            boolean pays = positions.holders(cell, OFFICERS, today).stream()
                    .anyMatch(position -> position.personId() == officer);
            notices.request(
                    conversation(cell, today),
                    officer,
                    pays ? "fee-arrears" : "fee-arrears-above",
                    pays ? PAGE : PAGE_ABOVE,
                    Integer.toString(arrears.size()),
                    Integer.toString(arrears.get(0).year()),
                    organisations.find(cell, today).map(Organisation::name).orElse(cell),
                    names + (arrears.size() > NAMED ? "; …" : ""));
        }
    }

    /** Arrears belong to no dossier; what is sent of them has a number of that form, with a prefix no procedure has. */
    private static String conversation(String cell, LocalDate today) {
        return "LT.NDP-%s-%04d".formatted(DAY.format(today), Math.floorMod(cell.hashCode(), 10_000));
    }
}
