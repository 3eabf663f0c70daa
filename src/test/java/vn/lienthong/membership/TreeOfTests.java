package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Period;
import vn.lienthong.organisation.SearchText;

/** A small tree in memory, for rules that need no database. */
public final class TreeOfTests implements Organisations {

    private static final LocalDate BEGIN = LocalDate.of(2015, 1, 1);

    private final Map<String, Organisation> organisations = new LinkedHashMap<>();

    public TreeOfTests() {
        add("HN", OrganisationKind.CITY_COMMITTEE, "Đảng bộ Thành phố Hà Nội", false, null, null);
        add("HN-TAYHO", OrganisationKind.UPPER_COMMITTEE, "Đảng bộ phường Tây Hồ", true, "HN", null);
        add("HN-TAYHO-VIDU", OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng bộ Công ty Ví Dụ", false, "HN-TAYHO", null);
        add(Profiles.CELL, OrganisationKind.CELL, "Chi bộ Kinh doanh 1", false, "HN-TAYHO-VIDU", null);
        add(Profiles.OTHER_CELL, OrganisationKind.CELL, "Chi bộ Kinh doanh 2", false, "HN-TAYHO-VIDU", null);
        add("HN-TAYHO-CB", OrganisationKind.GRASSROOTS_CELL, "Chi bộ cơ sở Trường Mẫu", false, "HN-TAYHO", null);
        add("HN-KHUONGDINH", OrganisationKind.UPPER_COMMITTEE, "Đảng bộ phường Khương Đình", true, "HN", null);
        add(Profiles.RESIDENCE, OrganisationKind.CELL, "Chi bộ 21", true, "HN-KHUONGDINH", null);
        add("HN-CU", OrganisationKind.CELL, "Chi bộ đã giải thể", false, "HN-TAYHO-VIDU", LocalDate.of(2025, 6, 30));
    }

    public List<Organisation> all() {
        return List.copyOf(organisations.values());
    }

    private void add(
            String code, OrganisationKind kind, String name, boolean residential, String parent, LocalDate end) {
        organisations.put(
                code,
                new Organisation(
                        code,
                        kind,
                        name,
                        residential,
                        Optional.ofNullable(parent),
                        "Trụ sở mẫu",
                        BEGIN,
                        Optional.ofNullable(end)));
    }

    @Override
    public Optional<Organisation> find(String code, LocalDate on) {
        return Optional.ofNullable(organisations.get(code))
                .filter(found -> !on.isBefore(found.validFrom())
                        && found.validTo().map(end -> !on.isAfter(end)).orElse(true));
    }

    @Override
    public boolean everExisted(String code) {
        return organisations.containsKey(code);
    }

    @Override
    public List<Organisation> pathToTop(String code, LocalDate on) {
        List<Organisation> path = new ArrayList<>();
        Optional<Organisation> next = find(code, on);
        while (next.isPresent()) {
            path.add(next.get());
            next = next.get().parent().flatMap(parent -> find(parent, on));
        }
        return path;
    }

    @Override
    public Optional<Organisation> superiorOf(String code, LocalDate on) {
        return find(code, on).flatMap(Organisation::parent).flatMap(parent -> find(parent, on));
    }

    @Override
    public Set<String> subtree(String code, LocalDate on) {
        return organisations.keySet().stream()
                .filter(each -> pathToTop(each, on).stream()
                        .anyMatch(above -> above.code().equals(code)))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> branches(String code, LocalDate on) {
        Map<String, String> branches = new LinkedHashMap<>();
        childrenOf(code, on)
                .forEach(child -> subtree(child.code(), on).forEach(below -> branches.put(below, child.code())));
        return branches;
    }

    @Override
    public Map<String, String> heirs(LocalDate on) {
        Map<String, String> heirs = new HashMap<>();
        organisations.values().forEach(each -> each.validTo()
                .filter(on::isAfter)
                .flatMap(last -> pathToTop(each.code(), last).stream()
                        .filter(above -> find(above.code(), on).isPresent())
                        .findFirst())
                .ifPresent(heir -> heirs.put(each.code(), heir.code())));
        return heirs;
    }

    @Override
    public List<Organisation> childrenOf(String code, LocalDate on) {
        return organisations.keySet().stream()
                .flatMap(each -> find(each, on).stream())
                .filter(each -> each.parent().equals(Optional.of(code)))
                .toList();
    }

    @Override
    public List<Organisation> childrenOf(String code, LocalDate from, LocalDate to) {
        return organisations.values().stream()
                .filter(each -> each.parent().equals(Optional.of(code))
                        && new Period(each.validFrom(), each.validTo()).overlaps(new Period(from, Optional.of(to))))
                .toList();
    }

    @Override
    public Optional<Organisation> lastKnown(String code, LocalDate on) {
        return Optional.ofNullable(organisations.get(code)).filter(found -> !on.isBefore(found.validFrom()));
    }

    @Override
    public List<Organisation> search(OrganisationSearch wanted, LocalDate on, int limit) {
        Set<String> inside = wanted.within().map(code -> subtree(code, on)).orElse(organisations.keySet());
        return organisations.values().stream()
                .filter(each -> wanted.kinds().contains(each.kind()) && inside.contains(each.code()))
                .filter(each -> find(each.code(), on).isPresent())
                .filter(each ->
                        wanted.among().map(codes -> codes.contains(each.code())).orElse(true))
                .filter(each -> !wanted.residential() || each.residential())
                .filter(each -> SearchText.of(each.name()).contains(SearchText.of(wanted.text())))
                .limit(limit)
                .toList();
    }

    @Override
    public String fullName(String code, LocalDate on) {
        return pathToTop(code, on).stream().map(Organisation::name).collect(Collectors.joining(" - "));
    }
}
