package vn.sandbox.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The organisations of a sample: the city, its districts of before 01-07-2025, its wards and communes of today, and in
 * each of them cells by place and by workplace, with every level between them present somewhere and missing elsewhere.
 */
final class Plan {

    /** The day the districts ended and the wards and communes came directly under the city. */
    static final LocalDate TWO_LEVELS = LocalDate.of(2025, 7, 1);

    static final String CITY = "HN";
    static final String CITY_NAME = "Đảng bộ Thành phố Hà Nội";

    private static final LocalDate BEGINNING = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY_OF_DISTRICTS = TWO_LEVELS.minusDays(1);

    /** One row of {@code organisations.csv}; the columns are its components. */
    record Row(
            String code,
            String kind,
            String name,
            boolean residential,
            Optional<String> parent,
            String address,
            LocalDate from,
            Optional<LocalDate> to) {}

    /**
     * A cell to be filled with people.
     *
     * @param leads committee whose secretary and deputies are members of this cell
     * @param since first day of the cell
     * @param employer where its members work; empty in a residential cell
     */
    record Cell(
            String code,
            String name,
            Optional<String> leads,
            LocalDate leadsSince,
            LocalDate since,
            boolean residential,
            String employer,
            Place place) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Cell> residentialCells = new ArrayList<>();
    private final Set<String> districts = new HashSet<>();

    private Plan() {}

    /** A plan for about this many people. */
    static Plan forPeople(int people) {
        int membersPerCell = (int) Math.min(110, Math.max(7, Math.round(7 * Math.sqrt(people / 300.0))));
        int cellsWanted = Math.max(2, people / membersPerCell);
        List<Place> places = Place.first(Math.min(126, Math.max(10, cellsWanted / 36)));
        Plan plan = new Plan();
        plan.city(places.get(0));
        for (int i = 0; i < places.size(); i++) {
            int rest = cellsWanted - plan.cells.size();
            plan.place(places.get(i), i, Math.max(3, rest / (places.size() - i)));
        }
        return plan;
    }

    List<Row> rows() {
        return rows;
    }

    List<Cell> cells() {
        return cells;
    }

    List<Cell> residentialCells() {
        return residentialCells;
    }

    private void city(Place seat) {
        String address = "Trụ sở mẫu, phường Hoàn Kiếm, Hà Nội";
        row(CITY, "CITY_COMMITTEE", CITY_NAME, false, null, address, BEGINNING, null);
        String office = CITY + "-VPTU";
        row(office, "GRASSROOTS_CELL", "Chi bộ cơ sở Văn phòng mẫu Thành ủy", false, CITY, address, BEGINNING, null);
        cells.add(new Cell(
                office,
                "Chi bộ cơ sở Văn phòng mẫu Thành ủy",
                Optional.of(CITY),
                BEGINNING,
                BEGINNING,
                false,
                "Văn phòng mẫu Thành ủy",
                seat));
    }

    private void place(Place place, int number, int cellsWanted) {
        district(place);
        committee(place);
        int target = cells.size() + cellsWanted;
        office(place);
        neighbourhood(place, 1);
        if (number == 0) {
            viDu(place);
        }
        for (int unit = 2; cells.size() < target; unit++) {
            switch ((unit + number) % 5) {
                case 0 -> company(place, unit);
                case 1 -> neighbourhood(place, unit);
                case 2 -> kindergarten(place, unit);
                case 3 -> school(place, unit);
                default -> corporation(place, unit);
            }
        }
    }

    private void district(Place place) {
        if (districts.add(place.districtCode())) {
            row(
                    place.districtCode(),
                    "UPPER_COMMITTEE",
                    "Đảng bộ " + place.districtTitle(),
                    true,
                    CITY,
                    "Trụ sở mẫu " + place.districtTitle() + ", Hà Nội",
                    BEGINNING,
                    LAST_DAY_OF_DISTRICTS);
        }
    }

    private void committee(Place place) {
        String address = "Số 1 phố Mẫu, " + place.title() + ", Hà Nội";
        String name = "Đảng bộ " + place.title();
        place.former()
                .ifPresent(former -> row(
                        place.formerCode(),
                        "GRASSROOTS_COMMITTEE",
                        "Đảng bộ phường " + former,
                        true,
                        place.districtCode(),
                        "Số 1 phố Mẫu, phường " + former + ", " + place.districtTitle() + ", Hà Nội",
                        BEGINNING,
                        LAST_DAY_OF_DISTRICTS));
        if (place.kept()) {
            row(
                    place.code(),
                    "GRASSROOTS_COMMITTEE",
                    name,
                    true,
                    place.districtCode(),
                    address,
                    BEGINNING,
                    LAST_DAY_OF_DISTRICTS);
        }
        row(place.code(), "UPPER_COMMITTEE", name, true, CITY, address, TWO_LEVELS, null);
    }

    private void office(Place place) {
        String code = place.code() + "-CQ";
        String name = "Chi bộ Cơ quan Đảng ủy " + place.title();
        row(code, "CELL", name, false, place.code(), "Số 1 phố Mẫu, " + place.title(), TWO_LEVELS, null);
        cells.add(new Cell(
                code,
                name,
                Optional.of(place.code()),
                TWO_LEVELS,
                TWO_LEVELS,
                false,
                "Đảng ủy " + place.title(),
                place));
    }

    private void neighbourhood(Place place, int unit) {
        int number = place.rural() ? unit + 1 : unit + 20;
        String code = place.code() + "-DC" + number;
        String name = place.rural() ? "Chi bộ Thôn " + number : "Chi bộ " + number;
        String address = (place.rural() ? "Thôn " : "Tổ dân phố ") + number + ", " + place.title() + ", Hà Nội";
        LocalDate since = place.kept() || place.former().isPresent() ? BEGINNING : TWO_LEVELS;
        if (place.former().isPresent()) {
            row(code, "CELL", name, true, place.formerCode(), address, BEGINNING, LAST_DAY_OF_DISTRICTS);
            row(code, "CELL", name, true, place.code(), address, TWO_LEVELS, null);
        } else {
            row(code, "CELL", name, true, place.code(), address, since, null);
        }
        Cell cell = new Cell(code, name, Optional.empty(), since, since, true, "", place);
        cells.add(cell);
        residentialCells.add(cell);
    }

    /** The company of the guide's screens: cells directly under it, and two under a section committee. */
    private void viDu(Place place) {
        String code = place.code() + "-VIDU";
        String employer = "Công ty Cổ phần Tập đoàn Ví Dụ";
        grassroots(place, code, "GRASSROOTS_COMMITTEE", "Đảng bộ " + employer);
        cell(place, code, "-VP", "Chi bộ Văn phòng", code, employer);
        cell(place, code, "-KD1", "Chi bộ Kinh doanh 1", null, employer);
        cell(place, code, "-KD2", "Chi bộ Kinh doanh 2", null, employer);
        section(place, code, "-SX", "Đảng bộ bộ phận Khối Sản xuất", employer);
    }

    private void company(Place place, int unit) {
        String code = place.code() + "-CT" + unit;
        String employer = "Công ty TNHH Mẫu " + place.name() + " " + unit;
        grassroots(place, code, "GRASSROOTS_COMMITTEE", "Đảng bộ " + employer);
        cell(place, code, "-01", "Chi bộ Văn phòng", code, employer);
        cell(place, code, "-02", "Chi bộ Kinh doanh", null, employer);
    }

    private void corporation(Place place, int unit) {
        String code = place.code() + "-TCT" + unit;
        String employer = "Tổng công ty Giả Định " + place.name() + " " + unit;
        grassroots(place, code, "GRASSROOTS_COMMITTEE", "Đảng bộ " + employer);
        cell(place, code, "-01", "Chi bộ Khối Văn phòng", code, employer);
        section(place, code, "-BP", "Đảng bộ bộ phận Xí nghiệp Thí Nghiệm", employer);
    }

    private void school(Place place, int unit) {
        String code = place.code() + "-TH" + unit;
        String employer = "Trường Trung học phổ thông Mẫu " + place.name() + " " + unit;
        grassroots(place, code, "GRASSROOTS_COMMITTEE", "Đảng bộ " + employer);
        cell(place, code, "-TN", "Chi bộ Tổ Tự nhiên", code, employer);
        cell(place, code, "-XH", "Chi bộ Tổ Xã hội", null, employer);
    }

    private void kindergarten(Place place, int unit) {
        String code = place.code() + "-MN" + unit;
        String employer = "Trường Mầm non Búp Mẫu " + place.name() + " " + unit;
        String name = "Chi bộ cơ sở " + employer;
        grassroots(place, code, "GRASSROOTS_CELL", name);
        cells.add(new Cell(code, name, Optional.empty(), BEGINNING, BEGINNING, false, employer, place));
    }

    private void section(Place place, String parent, String suffix, String name, String employer) {
        String code = parent + suffix;
        row(code, "SECTION_COMMITTEE", name, false, parent, addressOf(place, parent), BEGINNING, null);
        cell(place, code, "1", "Chi bộ Phân xưởng 1", code, employer);
        cell(place, code, "2", "Chi bộ Phân xưởng 2", null, employer);
    }

    /** A grassroots organisation: under the district until 30-06-2025, under the ward or commune since. */
    private void grassroots(Place place, String code, String kind, String name) {
        String address = addressOf(place, code);
        row(code, kind, name, false, place.districtCode(), address, BEGINNING, LAST_DAY_OF_DISTRICTS);
        row(code, kind, name, false, place.code(), address, TWO_LEVELS, null);
    }

    private void cell(Place place, String parent, String suffix, String name, String leads, String employer) {
        String code = parent + suffix;
        row(code, "CELL", name, false, parent, addressOf(place, parent), BEGINNING, null);
        cells.add(new Cell(code, name, Optional.ofNullable(leads), BEGINNING, BEGINNING, false, employer, place));
    }

    private static String addressOf(Place place, String code) {
        return "Số " + (Math.floorMod(code.hashCode(), 200) + 1) + " phố Ví Dụ, " + place.title() + ", Hà Nội";
    }

    private void row(
            String code,
            String kind,
            String name,
            boolean residential,
            String parent,
            String address,
            LocalDate from,
            LocalDate to) {
        rows.add(new Row(
                code, kind, name, residential, Optional.ofNullable(parent), address, from, Optional.ofNullable(to)));
    }
}
