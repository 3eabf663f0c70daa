package vn.sandbox.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a sample of any size: the seven files the hub loads, and the three the sandbox partners read. The same size and
 * seed give the same bytes, and a person written is forgotten, so half a million take seconds and little memory.
 *
 * <p>The committed sample was made by
 *
 * <pre>./mvnw spring-boot:test-run -Dspring-boot.run.main-class=vn.sandbox.sample.SampleGenerator \
 *   -Dspring-boot.run.arguments="300 config/sample src/sandbox/resources/sandbox"</pre>
 */
public final class SampleGenerator implements AutoCloseable {

    private static final long SEED = 20_250_701;

    /** Of the population of the identity provider who are no Party members. */
    private static final int OTHER_CITIZENS = 5;

    private static final LocalDate TERM = LocalDate.of(2025, 4, 1);
    private static final LocalDate FORMER_TERM = LocalDate.of(2020, 4, 1);
    private static final String PASSWORD = "vidu-2025";
    private static final String ORDINARY = "Đảng viên";

    private final CsvWriter organisations;
    private final CsvWriter people;
    private final CsvWriter positions;
    private final CsvWriter delegations;
    private final CsvWriter accounts;
    private final CsvWriter receivingAccounts;
    private final CsvWriter exemptions;
    private final CsvWriter memberDatabase;
    private final CsvWriter population;
    private final CsvWriter featured;
    private final List<CsvWriter> all = new ArrayList<>();

    private Plan plan;
    private int lastNumber = Featured.values().length;

    private SampleGenerator(Path hub, Path partners) throws IOException {
        organisations =
                open(hub, "organisations.csv", "code,kind,name,residential,parent_code,address,valid_from,valid_to");
        people = open(hub, "people.csv", "personal_id,full_name,birth_date,email");
        positions = open(hub, "positions.csv", "personal_id,organisation_code,kind,valid_from,valid_to");
        delegations = open(
                hub,
                "delegations.csv",
                "from_personal_id,to_personal_id,organisation_code,position_kind,task_types,valid_from,valid_to,reference");
        accounts = open(
                hub,
                "accounts.csv",
                "personal_id,card_number,file_number,joined_on,official_on,cell_code,residence_cell_code,monthly_fee,"
                        + "fee_from,employer,phone,email,sex,address,native_place");
        receivingAccounts = open(
                hub,
                "receiving-accounts.csv",
                "organisation_code,personal_id,bank,account_number,holder,valid_from,reference");
        exemptions = open(hub, "exemptions.csv", Waiver.HEADER);
        memberDatabase = open(
                partners,
                "memberdb.csv",
                "personal_id,full_name,birth_date,sex,birth_name,card_number,file_number,joined_on,official_on,"
                        + "position_title,cell_code,cell_name,native_place,birth_registration_place,status");
        population = open(
                partners,
                "people.csv",
                "personal_id,tech_id,full_name,birth_date,sex,address,phone,email,tax_code,assurance_level,password");
        featured = open(partners, "featured.csv", "personal_id,role,may_do");
    }

    /**
     * @param arguments number of people (at least 100), folder for the hub's files, folder for the partners' files
     * @throws IOException when a folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("people, folder for the hub, folder for the partners");
        }
        generate(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    /**
     * Writes a sample.
     *
     * @param people how many Party members; at least 100, so that every role is filled
     * @param hub folder of the files the hub loads, created when missing
     * @param partners folder of the files the sandbox partners read, created when missing
     */
    public static void generate(int people, Path hub, Path partners) throws IOException {
        if (people < 100) {
            throw new IllegalArgumentException("a sample needs at least 100 people to fill every role");
        }
        try (SampleGenerator generator = new SampleGenerator(hub, partners)) {
            generator.write(people);
        }
    }

    private void write(int count) {
        plan = Plan.forPeople(count);
        plan.rows().forEach(this::organisation);
        for (Featured person : Featured.values()) {
            featured.writeRecord(person.person().personalId(), person.role(), person.mayDo());
        }
        int cells = plan.cells().size();
        for (int i = 0; i < cells; i++) {
            int members = count / cells + (i < count % cells ? 1 : 0);
            new CellSeats(plan.cells().get(i), i).fill(members);
        }
        for (int i = 0; i < OTHER_CITIZENS; i++) {
            citizen(next(), "Số 9 phố Người Dân, Hà Nội");
        }
    }

    private void organisation(Plan.Row row) {
        organisations.writeRecord(
                row.code(),
                row.kind(),
                row.name(),
                Boolean.toString(row.residential()),
                row.parent().orElse(""),
                row.address(),
                row.from().toString(),
                row.to().map(LocalDate::toString).orElse(""));
    }

    private Somebody next() {
        lastNumber++;
        return Somebody.invent(lastNumber, SEED);
    }

    /** The members of one cell, one after another; the first seats carry the positions. */
    private final class CellSeats {

        private final Plan.Cell cell;
        private final int number;
        private final boolean vacantDeputy;
        private Somebody deputyOfCommittee;

        CellSeats(Plan.Cell cell, int number) {
            this.cell = cell;
            this.number = number;
            this.vacantDeputy = cell.code().endsWith("-KD1") || number % 7 == 6;
        }

        void fill(int members) {
            Somebody committeeSecretary = null;
            for (int seat = 0; seat < members; seat++) {
                Optional<Featured> known = Featured.at(cell.code(), seat);
                Somebody person = known.map(Featured::person).orElseGet(SampleGenerator.this::next);
                Optional<String> title = positions(person, seat);
                write(person, title, known);
                if (seat == 2) {
                    committeeSecretary = person;
                } else if (seat == 3) {
                    deputyOfCommittee = person;
                }
            }
            if (cell.leads().isPresent()) {
                delegations(committeeSecretary);
                receivingAccount(committeeSecretary);
            }
        }

        /** Writes the positions that go with a seat; returns the title, empty for a member without any position. */
        private Optional<String> positions(Somebody person, int seat) {
            if (seat == 0) {
                position(person, cell.code(), "SECRETARY", later(cell.since(), TERM), null);
                return Optional.of("Bí thư chi bộ");
            }
            if (seat == 1 && !vacantDeputy) {
                position(person, cell.code(), "DEPUTY", later(cell.since(), TERM), null);
                return Optional.of("Phó Bí thư chi bộ");
            }
            if (cell.leads().isPresent() && seat >= 2 && seat <= 4) {
                String[] kinds = {"SECRETARY", "DEPUTY", "COMMITTEE_MEMBER"};
                String[] titles = {"Bí thư đảng ủy", "Phó Bí thư đảng ủy", "Đảng ủy viên"};
                LocalDate from = later(cell.leadsSince(), TERM);
                position(person, cell.leads().get(), kinds[seat - 2], from, null);
                return Optional.of(titles[seat - 2]);
            }
            if (seat == 4 && number % 3 == 0) {
                position(person, cell.code(), "DELEGATE", later(cell.since(), TERM), null);
                return Optional.of(ORDINARY);
            }
            if (seat == 5 && number % 4 == 1 && cell.since().isBefore(FORMER_TERM)) {
                formerSecretary(person);
                return Optional.of(ORDINARY);
            }
            return Optional.empty();
        }

        private void formerSecretary(Somebody person) {
            position(person, cell.code(), "SECRETARY", FORMER_TERM, TERM.minusDays(1));
            if (cell.residential() && cell.place().former().isPresent()) {
                LocalDate lastDay = Plan.TWO_LEVELS.minusDays(1);
                position(person, cell.place().formerCode(), "COMMITTEE_MEMBER", FORMER_TERM, lastDay);
            }
        }

        /** The ward of the guide has a delegation in force, its company one that has run out. */
        private void delegations(Somebody secretary) {
            if (secretary.equals(Featured.WARD_SECRETARY.person())) {
                delegation(secretary, "2026-01-01", "2027-12-31", "01-GUQ/ĐU");
            } else if (secretary.equals(Featured.COMMITTEE_SECRETARY.person())) {
                delegation(secretary, "2025-09-01", "2025-12-31", "02-GUQ/ĐU");
            }
        }

        /** The city, the ward of the guide and its company have one; what other committees keep is held. */
        private void receivingAccount(Somebody secretary) {
            String committee = cell.leads().orElseThrow();
            if (committee.equals(Plan.CITY)) {
                receivingAccount(committee, secretary, "970415", "100000000001", "THANH UY HA NOI (MAU)", "01-QĐ/TU");
            } else if (secretary.equals(Featured.WARD_SECRETARY.person())) {
                receivingAccount(committee, secretary, "970436", "100000000002", "DANG UY PHUONG (MAU)", "02-QĐ/ĐU");
            } else if (secretary.equals(Featured.COMMITTEE_SECRETARY.person())) {
                receivingAccount(committee, secretary, "970418", "100000000003", "DANG UY CONG TY (MAU)", "03-QĐ/ĐU");
            }
        }

        private void receivingAccount(
                String committee, Somebody person, String bank, String number, String holder, String reference) {
            receivingAccounts.writeRecord(
                    committee, person.personalId(), bank, number, holder, "2026-01-01", "Quyết định số " + reference);
        }

        private void delegation(Somebody secretary, String from, String to, String reference) {
            delegations.writeRecord(
                    secretary.personalId(),
                    deputyOfCommittee.personalId(),
                    cell.leads().orElseThrow(),
                    "SECRETARY",
                    "",
                    from,
                    to,
                    "Giấy ủy quyền số " + reference);
        }

        private void write(Somebody person, Optional<String> title, Optional<Featured> known) {
            boolean withoutAccount =
                    known.map(Featured::withoutAccount).orElse(person.number() % (title.isPresent() ? 31 : 9) == 0);
            String address = "Số " + (person.number() % 200 + 1) + " phố Người Mẫu, "
                    + home(person).place().title() + ", Hà Nội";
            if (title.isPresent() || !withoutAccount) {
                people.writeRecord(
                        person.personalId(),
                        person.fullName(),
                        person.birthDate().toString(),
                        person.number() % 5 == 0 ? "" : person.email());
            }
            if (!withoutAccount) {
                account(person, address);
            }
            if (!known.map(Featured::unknownToMemberDatabase).orElse(person.number() % 97 == 0)) {
                member(person, title.orElse(ORDINARY));
            }
            citizen(person, address);
        }

        private void account(Somebody person, String address) {
            int number = person.number();
            accounts.writeRecord(
                    person.personalId(),
                    person.cardNumber(),
                    person.fileNumber(),
                    person.joinedOn().toString(),
                    person.officialOn().toString(),
                    cell.code(),
                    home(person).code(),
                    Integer.toString(cell.residential() ? 5_000 + number % 40 * 500 : 40_000 + number % 160 * 1_000),
                    "2026-%02d".formatted(2 + number % 9),
                    cell.employer(),
                    person.phone(),
                    person.email(),
                    person.female() ? "FEMALE" : "MALE",
                    address,
                    nativePlace(person));
            Waiver.of(person).ifPresent(waiver -> exemptions.writeRecord(waiver.columns(person)));
        }

        private void member(Somebody person, String title) {
            LocalDate birthDate = differs(person) && person.birthDate().getDayOfMonth() <= 12
                    ? dayAndMonthSwapped(person.birthDate())
                    : person.birthDate();
            memberDatabase.writeRecord(
                    person.personalId(),
                    person.fullName(),
                    birthDate.toString(),
                    person.female() ? "Nữ" : "Nam",
                    person.fullName(),
                    person.cardNumber(),
                    person.fileNumber(),
                    person.joinedOn().toString(),
                    person.officialOn().toString(),
                    title,
                    cell.code(),
                    cell.name(),
                    nativePlace(person),
                    person.number() % 6 == 0 ? "" : nativePlace(person),
                    person.number() % 53 == 0 ? "Miễn sinh hoạt" : "Đang sinh hoạt");
        }

        private Plan.Cell home(Somebody person) {
            List<Plan.Cell> homes = plan.residentialCells();
            return cell.residential() ? cell : homes.get(Math.floorMod(person.number() * 31, homes.size()));
        }
    }

    private static boolean differs(Somebody person) {
        return person.number() == Featured.NEW_MEMBER.person().number() || person.number() % 23 == 0;
    }

    /** The commonest slip of a typist. */
    private static LocalDate dayAndMonthSwapped(LocalDate date) {
        return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    }

    private static String nativePlace(Somebody person) {
        return "Xã Mẫu " + (person.number() % 90 + 1) + ", Hà Nội";
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private void position(Somebody person, String organisation, String kind, LocalDate from, LocalDate to) {
        positions.writeRecord(
                person.personalId(), organisation, kind, from.toString(), to == null ? "" : to.toString());
    }

    /** One citizen as the identity provider knows them; most optional columns are empty for somebody. */
    private void citizen(Somebody person, String address) {
        int number = person.number();
        population.writeRecord(
                person.personalId(),
                person.techId(),
                person.fullName(),
                person.birthDate().toString(),
                number % 4 == 1 ? "" : person.female() ? "2" : "1",
                number % 11 == 0 ? "" : address,
                number % 8 == 0 ? "" : person.phone(),
                number % 3 == 0 ? "" : person.email(),
                number % 5 == 0 ? "" : person.personalId(),
                number % 41 == 0 ? "1" : "2",
                PASSWORD);
    }

    private CsvWriter open(Path directory, String name, String header) throws IOException {
        Files.createDirectories(directory);
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(directory.resolve(name));
        all.add(writer);
        writer.writeRecord(header.split(","));
        return writer;
    }

    @Override
    public void close() throws IOException {
        for (CsvWriter writer : all) {
            writer.close();
        }
    }
}
