;; Judges histories with Knossos, so that its verdicts can be held against those of `rhenea check`.
;;
;;   java -cp CLASSPATH clojure.main compare.clj MODEL ALGORITHM SECONDS FILE...
;;
;; MODEL is register or cas-register (both hold 0 at first), ALGORITHM is linear, wgl or
;; competition; a history that takes longer than SECONDS is unknown. One line of JSON for each FILE,
;; in Jepsen's EDN. `./rhenea campaign knossos` writes histories and calls this. CLASSPATH is what
;;
;;   clojure -Spath -Sdeps '{:deps {knossos/knossos {:mvn/version "0.3.15"}}}'
;;
;; prints, or `lein classpath` in any project that depends on [knossos "0.3.15"].
(ns compare
  (:require [clojure.java.io :as io]
            [knossos.cli :refer [read-history]]
            [knossos.competition :as competition]
            [knossos.linear :as linear]
            [knossos.model :as model]
            [knossos.wgl :as wgl])
  (:import (com.sun.management OperatingSystemMXBean)
           (java.lang.management ManagementFactory)
           (java.util Locale Properties)))

(def models
  {"register"     (model/register 0)
   "cas-register" (model/cas-register 0)})

(def algorithms
  {"linear"      linear/analysis
   "wgl"         wgl/analysis
   "competition" competition/analysis})

(def knossos-version
  (if-let [properties (io/resource "META-INF/maven/knossos/knossos/pom.properties")]
    (with-open [in (io/reader properties)]
      (.getProperty (doto (Properties.) (.load in)) "version"))
    "of unknown version"))

(defn cpu-nanos
  "CPU time of this process, all threads: its collector and its compiler too."
  []
  (.getProcessCpuTime ^OperatingSystemMXBean (ManagementFactory/getOperatingSystemMXBean)))

(defn judge
  "What Knossos says of a history. Whatever it throws, OutOfMemoryError included, leaves it unknown."
  [analysis initial seconds history]
  (try
    (let [{:keys [valid? cause]} (analysis initial history {:time-limit (* 1000 seconds)})]
      {:verdict ({true "valid", false "invalid"} valid? "unknown")
       :cause   (if cause (name cause) "")})
    (catch Throwable thrown
      {:verdict "unknown", :cause (str thrown)})))

(defn answer
  "The line for one file; reading it is not measured."
  [by analysis initial seconds file]
  (let [history (read-history file)
        cpu     (cpu-nanos)
        began   (System/nanoTime)
        {:keys [verdict cause]} (judge analysis initial seconds history)
        nanos   (- (System/nanoTime) began)
        cpu     (- (cpu-nanos) cpu)]
    (String/format
      Locale/ROOT
      "{\"by\":%s,\"file\":%s,\"verdict\":%s,\"cause\":%s,\"seconds\":%.6f,\"cpuSeconds\":%.6f}"
      (to-array [(pr-str by) (pr-str file) (pr-str verdict) (pr-str cause)
                 (/ nanos 1e9) (/ cpu 1e9)]))))

(let [[model algorithm seconds & files] *command-line-args*
      initial  (models model)
      analysis (algorithms algorithm)]
  (when-not (and initial analysis seconds files)
    (binding [*out* *err*]
      (println "usage: compare.clj register|cas-register linear|wgl|competition SECONDS FILE..."))
    (System/exit 2))
  (let [by (str "Knossos " knossos-version ", " algorithm ", Clojure " (clojure-version))]
    (doseq [file files]
      (println (answer by analysis initial (parse-long seconds) file))
      (flush)))
  ;; A search that ran out of time goes on in its thread.
  (System/exit 0))
