package org.hamlet.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AdapterFenceTest {

  @Test
  void ofTheCoreOnlyScannerAndVerdictAreImported() {
    noClasses()
        .that()
        .resideInAPackage("org.hamlet.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.hamlet.message..",
            "org.hamlet.relay..",
            "org.hamlet.text..",
            "org.hamlet.regex..",
            "org.hamlet.rule..",
            "org.hamlet.net..",
            "org.hamlet.classify..",
            "org.hamlet.engine..",
            "org.hamlet.eval..",
            "org.hamlet.report..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.hamlet.cli"));
  }
}
