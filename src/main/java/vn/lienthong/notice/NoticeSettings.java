package vn.lienthong.notice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * How the hub signs its e-mails.
 *
 * @param from address they come from; {@code khong-tra-loi@} at the host of {@code base-url} when blank
 * @param fromName name they come from
 * @param baseUrl address of the hub for people, without a slash at the end
 * @param mailPause how long after the mail about a waiting task others are not mailed, unless that notice is read
 * @param mailAgain the pauses after which a mail is sent again that its server has put off, in turn; after the last it is parked
 */
@ConfigurationProperties("lienthong.notice")
record NoticeSettings(
        String from,
        String fromName,
        URI baseUrl,
        @DefaultValue("1h") Duration mailPause,
        @DefaultValue({"1m", "5m", "15m", "1h", "4h", "12h", "24h"}) List<Duration> mailAgain) {

    NoticeSettings {
        Assert.notNull(baseUrl, "lienthong.notice.base-url is missing");
        Assert.hasText(
                baseUrl.getHost(), "lienthong.notice.base-url must be an address such as https://dvc.example.vn");
        Assert.hasText(fromName, "lienthong.notice.from-name is missing");
        mailAgain = List.copyOf(mailAgain);
        from = StringUtils.hasText(from) ? from : "khong-tra-loi@" + baseUrl.getHost();
    }

    /** Address of a path on the hub. */
    String address(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
