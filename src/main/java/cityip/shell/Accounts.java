package cityip.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people who may sign in, and the tokens their programs use. */
@Component
public class Accounts {

  private final JdbcClient db;
  private final PasswordEncoder passwords;

  Accounts(JdbcClient db, PasswordEncoder passwords) {
    this.db = db;
    this.passwords = passwords;
  }

  /** What a new account needs; {@code unit} for county officers, {@code bodyId} for members of a body. */
  public record OpenAccount(String username, String displayName, String password, Role role, @Nullable String unit,
      @Nullable Long bodyId, boolean sample) {}

  /** Opens an account, or leaves the one of that name as it is. */
  public void open(OpenAccount command) {
    db.sql("""
        insert into shell_account (username, display_name, password_hash, role, unit, body_id, sample)
        values (:username, :name, :hash, :role, :unit, :body, :sample) on conflict (username) do nothing""")
        .param("username", command.username().toLowerCase(Locale.ROOT)).param("name", command.displayName())
        .param("hash", passwords.encode(command.password())).param("role", command.role().name())
        .param("unit", command.unit()).param("body", command.bodyId()).param("sample", command.sample()).update();
  }

  /** The sign-ins held for a county, whose acts are the county's acts. */
  public List<String> usernamesOf(String unit) {
    return db.sql("select username from shell_account where unit = :unit order by id").param("unit", unit).query(String.class).list();
  }

  /** The people who sign in for a body. */
  public List<String> usernamesOfBody(long bodyId) {
    return db.sql("select username from shell_account where body_id = :body and not disabled order by id").param("body", bodyId).query(String.class).list();
  }

  public boolean isEmpty() {
    return db.sql("select not exists (select 1 from shell_account)").query(Boolean.class).single();
  }

  /** The sample sign-ins, to be printed at start. */
  public List<String> sampleUsernames() {
    return db.sql("select username from shell_account where sample order by id").query(String.class).list();
  }

  /** Whether somebody may sign in under this name. */
  public boolean exists(String username) {
    return find(username).filter(account -> !account.disabled()).isPresent();
  }

  /** Whoever may sign in under this name, such as to be invited to something. */
  public Optional<Viewer> person(String username) {
    return find(username).filter(account -> !account.disabled()).map(StoredAccount::viewer);
  }

  Optional<StoredAccount> find(String username) {
    return db.sql("""
        select id, username, display_name, password_hash, role, unit, body_id, disabled
          from shell_account where username = :username""")
        .param("username", username.toLowerCase(Locale.ROOT)).query(StoredAccount.class).optional();
  }

  /** Makes a token for the account; shown once, kept only as its hash. */
  public String issueToken(long accountId, String label) {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    var token = "cityip_" + HexFormat.of().formatHex(bytes);
    db.sql("insert into shell_token (hash, account_id, label) values (:hash, :account, :label)")
        .param("hash", hash(token)).param("account", accountId).param("label", label).update();
    return token;
  }

  /** Ends a token of the account. */
  public void revokeToken(long accountId, String hash) {
    db.sql("update shell_token set revoked_at = now() where account_id = :account and hash = :hash and revoked_at is null")
        .param("account", accountId).param("hash", hash).update();
  }

  /** A token as its owner sees it: never the token itself. */
  public record IssuedToken(String hash, String label, java.time.Instant createdAt, java.time.@Nullable Instant usedAt) {}

  public List<IssuedToken> tokens(long accountId) {
    return db.sql("select hash, label, created_at, used_at from shell_token where account_id = :account and revoked_at is null order by created_at desc")
        .param("account", accountId).query((row, n) -> new IssuedToken(row.getString(1), row.getString(2),
            row.getTimestamp(3).toInstant(), row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant())).list();
  }

  /** When it was used last is written once a minute at most, so that requests of one program do not wait for each other. */
  Optional<StoredAccount> byToken(String token) {
    return db.sql("""
        with used as (update shell_token set used_at = now() where hash = :hash and revoked_at is null and (used_at is null or used_at < now() - interval '1 minute'))
        select a.id, a.username, a.display_name, a.password_hash, a.role, a.unit, a.body_id, a.disabled from shell_token t join shell_account a on a.id = t.account_id
         where t.hash = :hash and t.revoked_at is null and not a.disabled""")
        .param("hash", hash(token)).query(StoredAccount.class).optional();
  }

  private static String hash(String token) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  record StoredAccount(long id, String username, String displayName, String passwordHash, String role,
      @Nullable String unit, @Nullable Long bodyId, boolean disabled) {

    Viewer viewer() {
      return new Viewer(id, username, displayName, Role.valueOf(role), unit, bodyId);
    }
  }
}
