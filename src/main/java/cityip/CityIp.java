package cityip;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one program. */
@SpringBootApplication
public class CityIp {

  public static void main(String[] args) {
    SpringApplication.run(CityIp.class, args);
  }
}
