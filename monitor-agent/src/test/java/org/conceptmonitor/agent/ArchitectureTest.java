package org.conceptmonitor.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "org.conceptmonitor.agent";

  @ArchTest
  static final ArchRule onlyCaptureAndTheListenerKnowDeepLearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".capture")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule probeKnowsNoNetworksAndNothingElseOfTheAgent =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".probe..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT,
              ROOT + ".analysis..",
              ROOT + ".capture..",
              ROOT + ".protocol..",
              ROOT + ".transport..",
              "org.deeplearning4j..");

  @ArchTest
  static final ArchRule ofTheProbeSetsOnlyHeldOutDataKnowsNd4j =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".probe..")
          .and()
          .haveNameNotMatching(".*[.]HeldOut.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nd4j..");

  @ArchTest
  static final ArchRule analysisKnowsNoNetworksNoTransportAndNoThreads =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".analysis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT,
              ROOT + ".capture..",
              ROOT + ".transport..",
              "org.deeplearning4j..",
              "org.nd4j..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule captureKnowsNoTransport =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".capture..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, ROOT + ".transport..");

  @ArchTest
  static final ArchRule transportKnowsOnlyTheSpoolAndTheProtocol =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".transport..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT,
              ROOT + ".analysis..",
              ROOT + ".capture..",
              ROOT + ".probe..",
              "org.conceptmonitor.regularizer..",
              "org.nd4j..");

  @ArchTest
  static final ArchRule theSpoolKnowsOnlyTheProtocolAndNoThreads =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".spool..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT,
              ROOT + ".analysis..",
              ROOT + ".capture..",
              ROOT + ".probe..",
              ROOT + ".transport..",
              "java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule onlyTheMapKnowsUmap =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".analysis.ConceptMap")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".analysis.ConceptMap$1")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tagbio.umap..");

  @ArchTest
  static final ArchRule placingInTheMapUsesNothingElse =
      classes()
          .that()
          .resideInAPackage(ROOT + ".map..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT + ".map..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
