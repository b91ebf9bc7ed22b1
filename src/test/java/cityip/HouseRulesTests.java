package cityip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever we insist on is a test that explains itself. Each rule says why, and that it found something to check. */
class HouseRulesTests {

  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("cityip");

  @Test
  void thereIsAHouseToCheck() {
    assertThat(HOUSE.size()).isGreaterThan(80);
  }

  @Test
  void kernelIsPlainJava() {
    classes().that().resideInAPackage("cityip.kernel..").should().onlyDependOnClassesThat()
        .resideInAnyPackage("cityip.kernel..", "java..", "org.jspecify.annotations", "org.springframework.modulith")
        .because("a value must be usable everywhere, also in a program of twenty lines").check(HOUSE);
  }

  @Test
  void onlySearchKnowsLucene() {
    noClasses().that().resideOutsideOfPackage("cityip.search..").should().dependOnClassesThat().resideInAnyPackage("org.apache.lucene..", "org.opensearch..")
        .because("the engine under search is a choice that one module may change").check(HOUSE);
  }

  @Test
  void onlySearchKnowsTheModelOfMeaning() {
    noClasses().that().resideOutsideOfPackage("cityip.search..").should().dependOnClassesThat().resideInAnyPackage("ai.onnxruntime..")
        .because("what a text means is asked of the search, whichever model answers").check(HOUSE);
  }

  @Test
  void onlyPagesAndShellKnowSpringMvc() {
    noClasses().that().resideOutsideOfPackages("cityip.shell..", "cityip..web..", "cityip").should().dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
        .because("a rule must be callable from a test, a command line or a job").check(HOUSE);
  }

  @Test
  void onlyReadersAndWritersOfOfficeFilesKnowPoi() {
    noClasses().that().resideOutsideOfPackages("cityip.registry.intake..", "cityip.tables..").and().haveSimpleNameNotStartingWith("Word").should().dependOnClassesThat().resideInAnyPackage("org.apache.poi..")
        .because("office files are a format at the door, not a way of thinking").check(HOUSE);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses().should().callMethod(java.time.LocalDate.class, "now").orShould().callMethod(java.time.Instant.class, "now")
        .orShould().callMethod(java.time.LocalDateTime.class, "now").orShould().callMethod(java.time.ZonedDateTime.class, "now")
        .because("what a deadline does on 31 December must be testable in June").check(HOUSE);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .because("a class says in its constructor what it needs").check(HOUSE);
  }

  @Test
  void staticStateDoesNotChange() {
    fields().that().areStatic().and().areDeclaredInClassesThat().haveNameNotMatching(".*\\$.*").should().beFinal()
        .because("two cities in one process must not meet in a static field").check(HOUSE);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().resideInAnyPackage("..dto..", "..impl..", "..util..", "..common..", "..service..", "..entity..", "..manager..")
        .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Impl")
        .orShould().haveSimpleNameEndingWith("Dto").orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
        .because("a name that fits everything says nothing").check(HOUSE);
  }

  @Test
  void controllersStayInTheirModule() {
    classes().that().areAnnotatedWith("org.springframework.stereotype.Controller").or().areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
        .should().notBePublic().because("pages are reached by address, never by call").check(HOUSE);
  }

  @Test
  void everyMessageExistsInBothLanguages() throws IOException {
    var checked = 0;
    try (var files = Files.list(Path.of("src/main/resources/messages"))) {
      for (var chinese : files.filter(file -> !file.toString().contains("_en.")).toList()) {
        var english = Path.of(chinese.toString().replace(".properties", "_en.properties"));
        assertThat(keys(english)).as(english + " against " + chinese).isEqualTo(keys(chinese));
        checked += keys(chinese).size();
      }
    }
    assertThat(checked).as("messages compared").isGreaterThan(50);
  }

  @Test
  void messagesAreKindAndComplete() throws IOException {
    for (var file : List.of("shell", "registry", "intake", "plan", "kernel", "search")) {
      load(Path.of("src/main/resources/messages/" + file + ".properties")).forEach((key, text) -> assertThat((String) text)
          .as(file + ": " + key).isNotBlank().doesNotContain("非法", "错误代码", "抱歉", "对不起")
          // 宣告无效 is the law's own word for what happens to a right; as a message to a person it says nothing
          .matches(words -> words.contains("宣告") || !words.contains("无效"), "does not say 无效 to a person"));
    }
  }

  @Test
  void everyWordAPageUsesIsWritten() throws IOException {
    var known = new TreeSet<String>();
    try (var files = Files.list(Path.of("src/main/resources/messages"))) {
      for (var file : files.toList()) {
        known.addAll(keys(file));
      }
    }
    var used = Pattern.compile("\\bt\\(\"([a-z][a-zA-Z0-9._-]+[a-zA-Z0-9])\"[,)]");
    var found = 0;
    for (var file : sources("src/main/jte", ".jte")) {
      var uses = used.matcher(Files.readString(file));
      while (uses.find()) {
        assertThat(known).as(uses.group(1) + " used in " + file).contains(uses.group(1));
        found++;
      }
    }
    assertThat(found).as("words looked up").isGreaterThan(40);
  }

  @Test
  void templatesCarryNoScriptOrStyleOfTheirOwn() throws IOException {
    var templates = sources("src/main/jte", ".jte");
    assertThat(templates.size()).isGreaterThan(8);
    for (var template : templates) {
      assertThat(Files.readString(template)).as(template + ": the content security policy forbids inline script and style")
          .doesNotContainPattern("(?i)\\sstyle=\"|<style|<script(?![^>]*src=)|\\son[a-z]+=\"").doesNotContain("$unsafe");
    }
  }

  @Test
  void tablesBearTheNameOfTheirModule() throws IOException {
    var table = Pattern.compile("(?im)^\\s*create table (?:if not exists )?([a-z_]+)");
    var references = Pattern.compile("(?i)references ([a-z_]+)");
    var found = 0;
    for (var migration : sources("src/main/resources/db/migration", ".sql")) {
      var module = migration.getParent().getFileName().toString();
      var text = Files.readString(migration);
      for (var pattern : List.of(table, references)) {
        var names = pattern.matcher(text);
        while (names.find()) {
          assertThat(names.group(1)).as("table in " + migration + ": a table has one owner and no foreign key crosses modules").startsWith(module + "_");
          found++;
        }
      }
    }
    assertThat(found).as("tables found").isGreaterThan(5);
  }

  @Test
  void migrationsCoverEveryModuleWithTables() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(ModuleMigrations.ORDER).containsAll(folders.map(folder -> folder.getFileName().toString()).toList());
    }
  }

  private static List<Path> sources(String folder, String ending) throws IOException {
    try (var files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static TreeSet<String> keys(Path file) throws IOException {
    return new TreeSet<>(load(file).stringPropertyNames());
  }

  private static Properties load(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
