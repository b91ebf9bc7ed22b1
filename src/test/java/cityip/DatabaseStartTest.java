package cityip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

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
}
