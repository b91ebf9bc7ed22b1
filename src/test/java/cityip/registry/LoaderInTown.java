package cityip.registry;

import javax.sql.DataSource;

/** Gives tests of neighbouring packages the registry's loader over a small invented city. */
public final class LoaderInTown {

  private LoaderInTown() {}

  public static RightsLoader over(DataSource dataSource) {
    return new TestTown(dataSource).loader;
  }
}
