package vn.lienthong.web;

import java.util.Collection;
import java.util.Map;

/** Dossiers a module lets people rate on a page of its own, where it keeps what they said. */
public interface RatedElsewhere {

    /** The ones among a person's own dossiers that are rated there, by number. */
    Map<String, Place> among(long person, Collection<String> numbers);

    /**
     * Where one of them is rated.
     *
     * @param path of the page
     * @param score 0 when it is not rated yet
     */
    record Place(String path, int score) {}
}
