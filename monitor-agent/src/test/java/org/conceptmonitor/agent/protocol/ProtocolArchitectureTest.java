package org.conceptmonitor.agent.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.conceptmonitor.agent",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ProtocolArchitectureTest {
  @ArchTest
  static final ArchRule protocolUsesNothingElseOfOursAndNoTrainingFramework =
      noClasses()
          .that()
          .resideInAPackage("..agent.protocol")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.conceptmonitor.regularizer..",
              "org.conceptmonitor.agent",
              "org.conceptmonitor.agent.analysis..",
              "org.conceptmonitor.agent.capture..",
              "org.conceptmonitor.agent.probe..",
              "org.conceptmonitor.agent.transport..",
              "org.deeplearning4j..",
              "org.nd4j..");

  @ArchTest
  static final ArchRule protocolKeepsNoMemoryOutsideTheHeap =
      noClasses()
          .that()
          .resideInAPackage("..agent.protocol")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.arrow.memory..");

  @ArchTest
  static final ArchRule transportUsesOnlyTheProtocol =
      noClasses()
          .that()
          .resideInAPackage("..agent.transport")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.conceptmonitor.regularizer..",
              "org.conceptmonitor.agent",
              "org.conceptmonitor.agent.analysis..",
              "org.conceptmonitor.agent.capture..",
              "org.conceptmonitor.agent.probe..",
              "org.deeplearning4j..",
              "org.nd4j..",
              "org.apache.arrow..");
}
