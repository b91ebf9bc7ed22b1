import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** Starts so many nodes under a folder and says when they are one cluster: {@code ClusterNodes FOLDER FIRST_PORT NODES}. */
class ClusterNodes {

  public static void main(String[] args) throws Exception {
    var first = Integer.parseInt(args[1]);
    var nodes = Integer.parseInt(args[2]);
    var seeds = IntStream.rangeClosed(1, nodes).mapToObj(n -> "127.0.0.1:" + (first + 100 + n)).collect(Collectors.joining(","));
    var names = IntStream.rangeClosed(1, nodes).mapToObj(n -> "Node " + n).collect(Collectors.joining(","));
    var runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> {
      settings.put("network.host", "127.0.0.1");
      settings.put("transport.port", first + 100 + number);
      if (nodes == 1) {
        settings.put("discovery.type", "single-node");
      } else {
        settings.put("discovery.seed_hosts", seeds);
        settings.put("cluster.initial_cluster_manager_nodes", names);
      }
    }).build(OpenSearchRunner.newConfigs().basePath(args[0]).clusterName("cityip-test").numOfNode(nodes).baseHttpPort(first));
    System.err.println("CLUSTER READY");
    Thread.currentThread().join();
  }
}
