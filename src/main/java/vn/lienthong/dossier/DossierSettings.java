package vn.lienthong.dossier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Under whose name the portal is told of what no single officer did.
 *
 * @param unit the unit that handles dossiers ({@code DonViXuLy})
 * @param handler name of the system as handler ({@code NguoiXuLy})
 */
@ConfigurationProperties("lienthong.dossier")
record DossierSettings(String unit, String handler) {

    DossierSettings {
        Assert.hasText(unit, "lienthong.dossier.unit is missing");
        Assert.hasText(handler, "lienthong.dossier.handler is missing");
    }
}
