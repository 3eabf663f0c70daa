package vn.lienthong.partner.payment.queue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.messaging.PartnerQueues;
import vn.lienthong.messaging.RemoteUsers;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.ProviderGroup;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.payment.edge.NoticeDesk;
import vn.lienthong.partner.signature.Signer;

/** Builds a provider for each one the settings name, and opens its two queues to it. */
@Configuration(proxyBeanMethods = false)
class QueueBeans {

    @Bean
    RemoteUsers paymentUsers(QueueSettings settings) {
        return new RemoteUsers(settings.queue().entrySet().stream()
                .map(entry -> new RemoteUser(
                        entry.getKey(),
                        entry.getValue().clientSubject(),
                        QueueNames.requests(entry.getKey()),
                        QueueNames.results(entry.getKey())))
                .toList());
    }

    /** Made when the first provider needs it: without one the contract is never read. */
    @Bean
    @Lazy
    PaymentXml paymentXml() {
        return new PaymentXml();
    }

    @Bean
    QueueStatements queueStatements(
            QueueSettings settings,
            ObjectProvider<PaymentXml> xml,
            PartnerQueues queues,
            ObjectProvider<WatchedAccount> accounts,
            JdbcClient jdbc,
            Clock clock) {
        return new QueueStatements(
                xml::getObject,
                new RequestSender(xml::getObject, queues),
                new StatementParts(jdbc),
                accounts.stream().toList(),
                settings.withStatements(),
                clock);
    }

    @Bean
    ProviderGroup queuePayments(
            QueueSettings settings,
            ObjectProvider<PaymentXml> xml,
            QueueStatements statements,
            PartnerQueues queues,
            Clock clock) {
        RequestSender requests = new RequestSender(xml::getObject, queues);
        return new ProviderGroup(settings.queue().keySet().stream()
                .<PaymentProvider>map(id -> new QueueProvider(id, requests, statements, queues, clock))
                .toList());
    }

    @Bean
    QueueResults queueResults(
            QueueSettings settings,
            ObjectProvider<PaymentXml> xml,
            ObjectProvider<WatchedAccount> accounts,
            QueueStatements statements,
            NoticeDesk desk) {
        Map<String, Signer> signers = new TreeMap<>();
        settings.queue().forEach((id, provider) -> signers.put(id, Signer.of(provider.signer())));
        List<WatchedAccount> watched = accounts.stream().toList();
        for (WatchedAccount account : watched) {
            if (!signers.containsKey(account.watchedBy())) {
                throw new IllegalArgumentException("the account of " + account.provider() + " is watched by "
                        + account.watchedBy() + ", which is no provider of lienthong.payment.queue");
            }
        }
        return new QueueResults(
                new SignedDocuments(xml::getObject, signers), new ResultReader(watched), statements, desk);
    }
}
