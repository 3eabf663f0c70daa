package vn.lienthong.membership;

import java.nio.file.Path;
import vn.lienthong.settings.ConfigFiles;

/** The rules as shipped, for tests. */
public final class Rules {

    private Rules() {}

    public static MembershipRules shipped() {
        return new MembershipRulesReader().membershipRules(new ConfigFiles(Path.of("config")));
    }
}
