package org.hamlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shape of the library: packages import only those before them, and nothing is static. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

  /** Each imports only those before it. */
  private static final List<String> ORDER =
      List.of(
          "verdict",
          "message",
          "relay",
          "geo",
          "content.pdf",
          "content.office",
          "content.language",
          "content.extract",
          "content",
          "text.html",
          "text.uri",
          "text",
          "digest",
          "digest.pyzor",
          "digest.razor",
          "digest.shared",
          "snapshot",
          "regex",
          "rule",
          "net",
          "net.service",
          "net.pyzor",
          "net.razor",
          "net.peers",
          "net.spf",
          "net.dkim",
          "net.dmarc",
          "net.lists",
          "net.resolver",
          "classify",
          "engine",
          "eval",
          "eval.net",
          "report",
          "scanner");

  private JavaClasses code;

  @BeforeAll
  void readTheCode() {
    code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hamlet");
  }

  @Test
  void noPackagesImportEachOther() {
    slices().matching("org.hamlet.(**)").should().beFreeOfCycles().check(code);
  }

  @Test
  void packagesImportOnlyThoseBeforeThem() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> "org.hamlet." + name)
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("org.hamlet." + ORDER.get(i))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(code);
      }
    }
  }

  @Test
  void onlyTheDoorMakesResolvers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.hamlet.net.resolver", "org.hamlet.scanner")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hamlet.net.resolver", "org.xbill..")
        .check(code);
  }

  @Test
  void everyPackageHasItsPlace() {
    String[] known = ORDER.stream().map(name -> "org.hamlet." + name).toArray(String[]::new);
    classes()
        .that()
        .resideOutsideOfPackage("org.hamlet")
        .should()
        .resideInAnyPackage(known)
        .check(code);
  }

  @Test
  void nothingStaticCanChange() {
    fields().that().areStatic().should().beFinal().check(code);
  }

  @Test
  void noFieldIsPublicUnlessConstant() {
    fields().that().areNotFinal().should().notBePublic().check(code);
    fields().that().areNotStatic().should().notBePublic().check(code);
  }
}
