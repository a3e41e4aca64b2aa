package org.conceptmonitor.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.ObjectInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(
    packages = "org.conceptmonitor.server",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SERVER = "org.conceptmonitor.server";

  @ArchTest
  static final ArchRule onlyTheStoreSpeaksSql =
      noClasses()
          .that(not(resideInAPackage(SERVER + ".store")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.duckdb.."));

  @ArchTest
  static final ArchRule onlyTheProtocolOfTheAgentAndItsPlacingAreUsed =
      noClasses()
          .that(not(resideInAPackage(SERVER + ".words")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.conceptmonitor.agent..", "org.conceptmonitor.regularizer..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.conceptmonitor.agent.protocol",
                              "org.conceptmonitor.agent.map"))));

  @ArchTest
  static final ArchRule typedWordsAreEncodedByTheRegularizerAndPlacedByTheAgentsMap =
      noClasses()
          .that(resideInAPackage(SERVER + ".words"))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.conceptmonitor.agent..", "org.conceptmonitor.regularizer..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.conceptmonitor.agent.protocol",
                              "org.conceptmonitor.agent.map",
                              "org.conceptmonitor.regularizer.concept",
                              "org.conceptmonitor.regularizer.matrix",
                              "org.conceptmonitor.regularizer.text"))));

  @ArchTest static final ArchRule theStoreUsesNoOtherPackage = usesOnly("store");

  @ArchTest static final ArchRule securityUsesNoOtherPackage = usesOnly("security");
  @ArchTest static final ArchRule metricsUseNoOtherPackage = usesOnly("metrics");
  @ArchTest static final ArchRule thePageUsesNoOtherPackage = usesOnly("page");
  @ArchTest static final ArchRule liveUsesNoOtherPackageThanTheStore = usesOnly("live", "store");

  @ArchTest static final ArchRule queryUsesNoOtherPackageThanTheStore = usesOnly("query", "store");

  @ArchTest
  static final ArchRule whatIfUsesNoOtherPackagesThanTheQueriesAndTheStore =
      usesOnly("whatif", "query", "store");

  @ArchTest static final ArchRule alertsUseNoOtherPackageThanTheStore = usesOnly("alert", "store");

  @ArchTest
  static final ArchRule wordsUseNoOtherPackagesThanTheQueriesAndTheStore =
      usesOnly("words", "query", "store");

  @ArchTest static final ArchRule runsUseNoOtherPackageThanTheStore = usesOnly("runs", "store");

  @ArchTest
  static final ArchRule ingestUsesNoOtherPackageThanTheStore = usesOnly("ingest", "store");

  @ArchTest
  static final ArchRule theStoreKnowsNoHttp =
      noClasses()
          .that()
          .resideInAPackage(SERVER + ".store")
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.vertx..", "com.fasterxml.jackson.."));

  @ArchTest
  static final ArchRule aProgramThatEmbedsTheServerNeedsNoCommandLine =
      noClasses()
          .that(not(resideInAPackage(SERVER + ".command")))
          .should()
          .dependOnClassesThat(resideInAnyPackage(SERVER + ".command", "picocli.."));

  @ArchTest
  static final ArchRule noClassIsMadeFromWhatArrives =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("com.fasterxml.jackson.databind..", "java.beans..")
                  .or(assignableTo(ObjectInput.class))
                  .or(assignableTo(ClassLoader.class)));

  @ArchTest
  static final ArchRule noRequestReachesTheFileSystem =
      noClasses()
          .that()
          .resideInAnyPackage(
              SERVER + ".ingest",
              SERVER + ".query",
              SERVER + ".words",
              SERVER + ".whatif",
              SERVER + ".live",
              SERVER + ".page")
          .should()
          .dependOnClassesThat(resideInAPackage("java.nio.file..").or(assignableTo(File.class)));

  private static ArchRule usesOnly(String own, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = SERVER + "." + own;
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = SERVER + "." + others[i];
    }
    return classes()
        .that()
        .resideInAPackage(SERVER + "." + own)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(SERVER + "..")).or(resideInAnyPackage(allowed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.deeplearning4j.nn.multilayer.MultiLayerNetwork",
        "org.nd4j.linalg.factory.Nd4j"
      })
  void noDeepLearning4jIsOnTheClassPath(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }
}
