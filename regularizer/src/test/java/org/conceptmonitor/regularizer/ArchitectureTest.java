package org.conceptmonitor.regularizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "org.conceptmonitor.regularizer";

  @ArchTest static final ArchRule matrixUsesNothingOfOurs = uses("matrix");
  @ArchTest static final ArchRule conceptUsesNothingOfOurs = uses("concept");
  @ArchTest static final ArchRule cacheUsesMatrix = uses("cache", "matrix");

  @ArchTest
  static final ArchRule activationUsesMatrixTextCacheAndOnnx =
      uses("activation", "matrix", "text", "cache", "onnx");

  @ArchTest static final ArchRule onnxUsesNothingOfOurs = uses("onnx");

  @ArchTest
  static final ArchRule textUsesMatrixConceptCacheAndOnnx =
      uses("text", "matrix", "concept", "cache", "onnx");

  @ArchTest
  static final ArchRule onlyOnnxUsesOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest static final ArchRule detectUsesMatrixAndConcept = uses("detect", "matrix", "concept");

  @ArchTest
  static final ArchRule interpretUsesMatrixAndDetect = uses("interpret", "matrix", "detect");

  @ArchTest static final ArchRule embedUsesMatrix = uses("embed", "matrix");

  @ArchTest
  static final ArchRule describeUsesDetectorsAndTextEncoders =
      uses("describe", "detect", "text", "concept", "matrix");

  @ArchTest
  static final ArchRule dl4jUsesTheEmbeddingAndWhatTrainingImagesAreRatedBy =
      uses("dl4j", "embed", "activation", "text", "concept", "matrix");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyDl4jUsesDeepLearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule onlyMatrixUsesNd4j =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".matrix..", ROOT + ".dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nd4j..");

  @ArchTest
  static final ArchRule onlyTheModelsEncoderUsesTheModel =
      noClasses()
          .that()
          .doNotHaveSimpleName("MiniLmEncoder")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.langchain4j..");

  @ArchTest
  static final ArchRule onlyWordNetsReadersUseWordNet =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("WordNet")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.sf.extjwnl..");

  private static ArchRule uses(String name, String... others) {
    String[] allowed = Arrays.stream(others).map(ArchitectureTest::inside).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.conceptmonitor.."))
                .or(JavaClass.Predicates.resideInAPackage(inside(name)))
                .or(JavaClass.Predicates.resideInAnyPackage(allowed)));
  }

  private static String inside(String name) {
    return ROOT + "." + name + "..";
  }
}
