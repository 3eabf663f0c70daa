package vn.lienthong.residence.home;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one click may do.
 *
 * @param mostAtOnce forms that are chosen, submitted, or signed and sent by one click
 */
@ConfigurationProperties("lienthong.residence.home")
public record HomeSettings(@DefaultValue("1000") int mostAtOnce) {}
