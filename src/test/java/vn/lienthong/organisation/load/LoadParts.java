package vn.lienthong.organisation.load;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.organisation.DelegationScope;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Positions;

/** The beans of the module on one database, for tests. */
record LoadParts(JdbcClient jdbc, Loader loader, Organisations organisations, People people, Positions positions) {

    static LoadParts on(DataSource dataSource) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
        context.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(dataSource)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(DelegationScope.class, () -> () -> Set.of("a", "b"));
        context.register(Module.class);
        context.refresh();
        return new LoadParts(
                context.getBean(JdbcClient.class),
                context.getBean(Loader.class),
                context.getBean(Organisations.class),
                context.getBean(People.class),
                context.getBean(Positions.class));
    }

    @ComponentScan({"vn.lienthong.organisation.store", "vn.lienthong.organisation.load"})
    static class Module {}
}
