(ns rhenea.checker.log-test
  "Small histories, right and wrong; for every kind of error one that shows nothing else."
  (:require [clojure.test :refer [deftest is testing]]
            [rhenea.checker.log :as log]))

(defn history
  "Ops from [process type f value] in real time."
  [& ops]
  (map-indexed (fn [i [process type f value]]
                 {:index i, :time i, :process process, :type type, :f f, :value value})
               ops))

(defn call
  "A call that nothing overlaps."
  [process f asked value]
  [[process :invoke f asked] [process :ok f value]])

(def ^:private whole log/whole)

(defn- verdict [& calls] (log/check-history (apply history (apply concat calls))))

(deftest right
  (is (true? (:valid? (verdict (call 0 :append 7 [0 7])
                               (call 1 :tail nil 1)
                               (call 0 :append 8 [1 8])
                               (call 1 :read whole [[0 7] [1 8]])))))
  (testing "a filler leaves a hole in the positions"
    (is (true? (:valid? (verdict (call 0 :append 7 [0 7])
                                 (call 0 :append 8 [5 8])
                                 (call 1 :read whole [[0 7] [5 8]]))))))
  (testing "what was trimmed need not be read"
    (is (true? (:valid? (verdict (call 0 :append 7 [0 7])
                                 (call 0 :append 8 [1 8])
                                 (call 1 :trim 1 1)
                                 (call 1 :read whole [[1 8]]))))))
  (testing "an append of unknown outcome may be read, or not"
    (is (true? (:valid? (verdict [[0 :invoke :append 7] [0 :info :append 7]]
                                 (call 1 :append 8 [1 8])
                                 (call 1 :read whole [[0 7] [1 8]])))))
    (is (true? (:valid? (verdict [[0 :invoke :append 7] [0 :info :append 7]]
                                 (call 1 :append 8 [0 8])
                                 (call 1 :read whole [[0 8]]))))))
  (testing "a read that ran beside an append may miss it"
    (is (true? (:valid? (verdict [[1 :invoke :read [0 9]]]
                                 (call 0 :append 7 [0 7])
                                 [[1 :ok :read []]]
                                 (call 1 :read whole [[0 7]])))))))

(defn- errors [& calls]
  (let [found (apply verdict calls)]
    (is (false? (:valid? found)))
    (keys (:errors found))))

(deftest wrong
  (is (= [:left-out]
         (errors (call 0 :append 7 [0 7]) (call 0 :append 8 [1 8]) (call 1 :read whole [[1 8]]))))
  (is (= [:position-holds-two-values]
         (errors [[1 :invoke :append 8]] (call 0 :append 7 [0 7]) [[1 :info :append 8]]
                 (call 2 :read whole [[0 8]]))))
  (is (= [:value-at-two-positions]
         (errors (call 0 :append 7 [0 7]) (call 1 :read whole [[0 7] [1 7]]))))
  (is (= [:never-appended]
         (errors (call 0 :append 7 [0 7]) (call 1 :read whole [[0 7] [1 9]]))))
  (testing "an append that certainly failed"
    (is (= [:never-appended]
           (errors (call 0 :append 7 [0 7])
                   [[1 :invoke :append 9] [1 :fail :append 9]]
                   (call 2 :read whole [[0 7] [1 9]])))))
  (testing "the order of appends is real time"
    (is (= [:tail-fell]
           (errors (call 0 :append 7 [1 7]) (call 0 :append 8 [0 8])
                   (call 1 :read whole [[0 8] [1 7]])))))
  (testing "a tail that is too low"
    (is (= [:tail-fell]
           (errors (call 0 :append 7 [0 7]) (call 1 :tail nil 0) (call 1 :read whole [[0 7]])))))
  (is (= [:misread]
         (errors (call 0 :append 7 [0 7]) (call 0 :append 8 [1 8])
                 (call 1 :read [0 2] [[1 8] [0 7]]) (call 1 :read whole [[0 7] [1 8]])))))

(deftest unknown
  (testing "nobody looked"
    (is (= :unknown (:valid? (verdict (call 0 :append 7 [0 7]))))))
  (testing "nothing happened"
    (is (= :unknown (:valid? (verdict)))))
  (testing "values that are not unique"
    (is (= :unknown (:valid? (verdict (call 0 :append 7 [0 7]) (call 0 :append 7 [1 7])
                                      (call 1 :read whole [[0 7] [1 7]])))))))
