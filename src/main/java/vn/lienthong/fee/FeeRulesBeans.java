package vn.lienthong.fee;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.settings.ConfigFiles;

/** The rules on fees; a wrong file fails the start. */
@Configuration(proxyBeanMethods = false)
class FeeRulesBeans {

    private static final Logger log = LoggerFactory.getLogger(FeeRulesBeans.class);

    @Bean
    FeeRules feeRules(ConfigFiles files) {
        return FeeRulesFile.read(files);
    }

    @Bean
    FeeDuties feeDuties(ConfigFiles files) {
        return FeeDutiesFile.read(files);
    }

    @Bean
    ReceiptRules receiptRules(ConfigFiles files) {
        return ReceiptRulesFile.read(files);
    }

    @Bean
    ShareRules shareRules(ConfigFiles files) {
        ShareRules rules = ShareRulesFile.read(files);
        for (ShareRow row : rules.unconfirmed()) {
            log.warn(
                    "{}:{}: that {} keeps {} of fees from {} on is not confirmed: {}",
                    files.describe(ShareRulesFile.NAME),
                    row.line(),
                    row.level().key(),
                    row.keeps(),
                    row.from(),
                    row.source());
        }
        return rules;
    }
}
