package cityip.search;

/** The cluster cannot be reached or refuses; whatever was asked can be asked again, and what was not committed is given again. */
public final class ClusterAway extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterAway(String message) {
    super("IP-SRCH-004 " + message);
  }

  ClusterAway(String message, Throwable cause) {
    super("IP-SRCH-004 " + message, cause);
  }
}
