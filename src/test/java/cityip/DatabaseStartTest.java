package cityip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packed server keeps what it acknowledged and lets nobody in without the generated password. */
class DatabaseStartTest extends DatabaseTest {

  @Test
  void runsWithDurableSettings() {
    Database.DURABLE.forEach((setting, wanted) ->
        assertThat(db().sql("show " + setting).query(String.class).single()).as(setting).isEqualTo(wanted));
    assertThat(db().sql("show listen_addresses").query(String.class).single()).isEqualTo("127.0.0.1");
  }

  @Test
  void refusesAWrongPassword() {
    var url = ((org.postgresql.ds.PGSimpleDataSource) dataSource()).getURL();
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
        .isInstanceOf(SQLException.class).hasMessageContaining("password");
  }

  @Test
  void saysWhichSettingIsUnsafe() {
    assertThatThrownBy(() -> Database.refuseUnless("fsync", "on", "off"))
        .isInstanceOf(StartRefused.class).hasMessageContaining("IP-START-005").hasMessageContaining("fsync is off");
  }

  @Test
  void runsOnAServerNamedByAddressAsAnOrdinaryUser() throws Exception {
    String name = "own_" + ProcessHandle.current().pid();
    db().sql("create role " + name + " login password 'sample'").update();
    db().sql("create database " + name + " owner " + name).update();
    var url = ((org.postgresql.ds.PGSimpleDataSource) dataSource()).getURL().replaceFirst("/test_[^/?]+", "/" + name);
    var own = new org.postgresql.ds.PGSimpleDataSource();
    try (var named = Database.open(new Home(Files.createTempDirectory("own")),
        Map.of("CITYIP_DATABASE_URL", url, "CITYIP_DATABASE_USER", name, "CITYIP_DATABASE_PASSWORD", "sample"))) {
      own.setUrl(named.url());
      own.setUser(named.user());
      own.setPassword(named.password());
      ModuleMigrations.run(own);
      assertThat(JdbcClient.create(own).sql("select count(*) from registry_right").query(Long.class).single()).isZero();
    } finally {
      db().sql("drop database if exists " + name + " with (force)").update();
      db().sql("drop role " + name).update();
    }
  }

  @Test
  void saysWhenTheServerIsTooOld() {
    assertThatThrownBy(() -> Database.refuseOlder(150_004))
        .isInstanceOf(StartRefused.class).hasMessageContaining("IP-START-008").hasMessageContaining("PostgreSQL 15");
  }
}
