package vn.sandbox.memberdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.lienthong.partner.memberdb.v1.Member;

/** The members of {@code sandbox/memberdb.csv}, by the digits of their numbers. */
@Component
public final class MemberFile {

    /** A cell in quotes, inside which a quote is doubled, or a bare one; and the comma before it unless it is the first. */
    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

    private final List<Member> members;
    private final Map<String, Member> byCard = new HashMap<>();
    private final Map<String, Member> byFile = new HashMap<>();

    MemberFile() {
        this("sandbox/memberdb.csv");
    }

    MemberFile(String resource) {
        members = read(resource);
        for (Member member : members) {
            byCard.put(digits(member.getCardNumber()), member);
            byFile.put(digits(member.getFileNumber()), member);
        }
    }

    public Optional<Member> byCardNumber(String digits) {
        return Optional.ofNullable(byCard.get(digits));
    }

    public Optional<Member> byFileNumber(String digits) {
        return Optional.ofNullable(byFile.get(digits));
    }

    /** In the order of the file; never empty. */
    public List<Member> members() {
        return members;
    }

    private static List<Member> read(String resource) {
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8))) {
            List<String> header = cells(rows.readLine());
            return rows.lines()
                    .filter(row -> !row.isBlank())
                    .map(row -> member(header, cells(row)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Member member(List<String> header, List<String> row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.get(i));
        }
        Member member = new Member();
        member.setPersonalId(cells.get("personal_id"));
        member.setFullName(cells.get("full_name"));
        member.setBirthDate(day(cells.get("birth_date")));
        member.setSex(cells.get("sex"));
        member.setBirthName(cells.get("birth_name"));
        member.setCardNumber(cells.get("card_number"));
        member.setFileNumber(cells.get("file_number"));
        member.setJoinedOn(day(cells.get("joined_on")));
        member.setOfficialOn(day(cells.get("official_on")));
        member.setPositionTitle(cells.get("position_title"));
        member.setCellCode(cells.get("cell_code"));
        member.setCellName(cells.get("cell_name"));
        member.setNativePlace(cells.get("native_place"));
        member.setBirthRegistrationPlace(cells.get("birth_registration_place"));
        member.setStatus(cells.get("status"));
        return member;
    }

    private static LocalDate day(String cell) {
        return cell.isBlank() ? null : LocalDate.parse(cell);
    }

    private static String digits(String number) {
        return number.replace(".", "");
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(row);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
        }
        return cells;
    }
}
